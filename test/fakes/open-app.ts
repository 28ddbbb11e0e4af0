// Puts the whole interface on the page with an engine under the test's control.
import { render } from 'vitest-browser-svelte'
import App from '../../renderer/App.svelte'
import { loadMessages } from '../../renderer/load-messages.ts'
import { DiagnosisState } from '../../renderer/state/diagnosis.svelte.ts'
import { LanguageState } from '../../renderer/state/language.svelte.ts'
import '../../renderer/styles/colours.css'
import '../../renderer/styles/page.css'
import type { Report } from '../../shared/report/report.ts'
import { FakePonteApi } from './fake-ponte-api.ts'
import { started } from './sample-report.ts'

/** What a test may choose. */
export interface AppSetup {
  readonly answer?: ConstructorParameters<typeof FakePonteApi>[0]
  readonly language?: string
  /** How languages are fetched that are chosen later. */
  readonly loadOther?: typeof loadMessages
}

/** Opens the interface on its first screen. */
export async function openApp({ answer = started, language: forcedTag = 'en', loadOther = loadMessages }: AppSetup = {}) {
  const api = new FakePonteApi(answer)
  const language = await LanguageState.open({
    forcedTag,
    preferredTags: [],
    load: (code) => (code === forcedTag ? loadMessages(code) : loadOther(code)),
    remember: () => {},
  })
  const diagnosis = new DiagnosisState(api)
  const screen = await render(App, { about: api.describePonte({}), diagnosis, language })
  return { api, diagnosis, language, screen }
}

/** Opens the interface on a running check. */
export async function openProgress(setup?: AppSetup) {
  const app = await openApp(setup)
  app.diagnosis.input = started.target.input
  await app.diagnosis.start()
  return app
}

/** Opens the interface on a result. */
export async function openResult(report: Report, setup?: AppSetup) {
  const app = await openProgress(setup)
  app.api.tell({ kind: 'report', report })
  return app
}
