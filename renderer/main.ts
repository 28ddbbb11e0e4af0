// Starts the interface: finds the language, connects to the engine, puts the application on the page. What is shown is decided in App.svelte.
import { mount } from 'svelte'
import App from './App.svelte'
import { connectToEngine } from './api.ts'
import { loadMessages } from './load-messages.ts'
import { DiagnosisState } from './state/diagnosis.svelte.ts'
import { LanguageState } from './state/language.svelte.ts'
import { readRememberedLanguage, rememberLanguage } from './state/remembered-language.ts'
import './styles/colours.css'
import './styles/page.css'

const language = await LanguageState.open({
  forcedTag: new URLSearchParams(location.search).get('lang') ?? undefined,
  rememberedTag: readRememberedLanguage(),
  preferredTags: navigator.languages,
  load: loadMessages,
  remember: rememberLanguage,
})
const connection = connectToEngine()
const diagnosis = new DiagnosisState(connection.api)
void connection.lost.then(() => diagnosis.loseConnection())

// A bug anywhere in the interface is shown as a fault of Ponte instead of leaving a screen that does nothing.
addEventListener('error', ({ error, message }) => diagnosis.fail(error ?? message))
addEventListener('unhandledrejection', ({ reason }) => diagnosis.fail(reason))

mount(App, { target: document.body, props: { about: connection.api.describePonte({}), diagnosis, language } })
