// Puts the whole interface on the page with an engine under the test's control.
import { tick } from 'svelte'
import { expect } from 'vitest'
import { render } from 'vitest-browser-svelte'
import App from '../../renderer/App.svelte'
import { loadTexts } from '../../renderer/load-texts.ts'
import { placeList } from '../../renderer/places.ts'
import { DiagnosisState } from '../../renderer/state/diagnosis.svelte.ts'
import { LanguageState } from '../../renderer/state/language.svelte.ts'
import { OpenedState } from '../../renderer/state/opened.svelte.ts'
import { PlacesState } from '../../renderer/state/places.svelte.ts'
import '../../renderer/styles/colours.css'
import '../../renderer/styles/page.css'
import type { Report } from '../../shared/report/report.ts'
import { FakePonteApi } from './fake-ponte-api.ts'
import { started } from './sample-report.ts'

/** What a test may choose. */
export interface AppSetup {
  readonly answer?: ConstructorParameters<typeof FakePonteApi>[0]
  readonly language?: string
  /** The checks that the engine has kept. */
  readonly history?: FakePonteApi['history']
  /** How languages are fetched that are chosen later. */
  readonly loadOther?: typeof loadTexts
  /** How the first language is fetched. */
  readonly load?: typeof loadTexts
}

/** Opens the interface on its first screen. */
export async function openApp({
  answer = started,
  history,
  language: forcedTag = 'en',
  load = loadTexts,
  loadOther = loadTexts,
}: AppSetup = {}) {
  const api = new FakePonteApi(answer)
  if (history) api.history = history
  const language = await LanguageState.open({
    forcedTag,
    preferredTags: [],
    load: (code, catalogues) => (code === forcedTag ? load : loadOther)(code, catalogues),
    remember: () => {},
  })
  const diagnosis = new DiagnosisState(api)
  const opened = new OpenedState(api)
  const places = new PlacesState(
    placeList.map(({ name }) => name),
    '',
    () => {},
  )
  const screen = await render(App, { api, diagnosis, language, opened, places })
  return { api, diagnosis, language, opened, places, screen }
}

/** Opens the interface on a running check. */
export async function openProgress(setup?: AppSetup) {
  const app = await openApp(setup)
  app.diagnosis.input = started.target.input
  await app.diagnosis.start()
  await tick()
  // The view of a check is fetched when it is first shown; a busy machine takes its time to make it from the sources.
  await expect.poll(() => document.querySelector('main > p[aria-busy]'), { timeout: 10_000 }).toBeNull()
  return app
}

/** Opens the interface on a result. */
export async function openResult(report: Report, setup?: AppSetup) {
  const app = await openProgress(setup)
  app.api.tell({ kind: 'report', report })
  await tick()
  return app
}
