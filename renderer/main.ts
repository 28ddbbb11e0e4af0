// Starts the interface: finds the language, connects to the engine, puts the application on the page. What is shown is decided in App.svelte.
import { mount } from 'svelte'
import App from './App.svelte'
import { connectToEngine } from './api.ts'
import { loadTexts } from './load-texts.ts'
import { checkPart, placeList } from './places.ts'
import { DiagnosisState } from './state/diagnosis.svelte.ts'
import { LanguageState } from './state/language.svelte.ts'
import { OpenedState } from './state/opened.svelte.ts'
import { PlacesState } from './state/places.svelte.ts'
import './styles/colours.css'
import './styles/page.css'

const connection = connectToEngine()
// The browser door has another origin at each start, so that only the engine can remember. Without it the page still says what is wrong.
const settings = await Promise.race([connection.api.readSettings({}).catch(() => undefined), connection.lost])
const language = await LanguageState.open({
  forcedTag: new URLSearchParams(location.search).get('lang') ?? undefined,
  rememberedTag: settings?.language,
  preferredTags: navigator.languages,
  load: loadTexts,
  remember: (code) => void connection.api.changeSettings({ language: code }).catch(() => undefined), // said by the page when the engine is gone
})
const diagnosis = new DiagnosisState(connection.api)
void connection.lost.then(() => diagnosis.loseConnection())

// A bug anywhere in the interface is shown as a fault of Ponte instead of leaving a screen that does nothing.
addEventListener('error', ({ error, message }) => diagnosis.fail(error ?? message))
addEventListener('unhandledrejection', ({ reason }) => diagnosis.fail(reason))

const places = new PlacesState(
  placeList.map(({ name }) => name),
  location.hash,
  (fragment) => (location.hash = fragment),
)
addEventListener('hashchange', () => places.follow(location.hash))

mount(App, { target: document.body, props: { api: connection.api, diagnosis, language, opened: new OpenedState(connection.api), places } })

// Once the first screen is there, what the first check needs is fetched, so that nobody waits for it. What cannot be fetched is said when it is shown.
setTimeout(() => void Promise.allSettled([checkPart.load(), language.include(checkPart.texts)]))
