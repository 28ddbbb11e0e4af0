// A check while it runs: what is shown when, and how it is stopped.
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { openProgress } from '../../fakes/open-app.ts'
import { connectProbe, refusedFact, stoppedReport } from '../../fakes/sample-report.ts'

const steps = page.getByRole('main').getByRole('listitem')

test('the heading says what is checked and has the focus, and so does the title of the page', async () => {
  await openProgress()
  const heading = page.getByRole('heading', { level: 1, name: 'Checking ws://127.0.0.1:4009/chat' })
  await expect.element(heading).toHaveFocus()
  expect(document.title).toBe('Checking ws://127.0.0.1:4009/chat – Ponte')
})

test('a step is shown when it begins, when it takes long, and with what came of it', async () => {
  const { api } = await openProgress()
  api.tell({ kind: 'probe-started', probe: connectProbe })
  await expect.element(steps).toMatchTextContent(/^Under way: .*127\.0\.0\.1.*4009/)
  api.tell({ kind: 'probe-slow', probeId: connectProbe.id })
  await expect.element(page.getByRole('status')).toMatchTextContent(/No answer yet\. Still waiting\./)
  api.tell({ kind: 'fact', fact: refusedFact })
  await expect.element(steps).toMatchTextContent(/^Failed: .*12 ms$/)
  await expect.element(page.getByRole('status')).toHaveTextContent('')
})

test('a row is on screen in the next frame after its fact', async () => {
  const { api } = await openProgress()
  api.tell({ kind: 'fact', fact: refusedFact })
  await new Promise(requestAnimationFrame)
  expect(steps.elements()).toHaveLength(1)
})

test('stopping keeps what was found and says that the check was stopped', async () => {
  const { api } = await openProgress()
  await page.getByRole('button', { name: 'Stop and show what was found' }).click()
  await expect.element(page.getByRole('button', { name: 'Stopping…' })).toBeDisabled()
  api.tell({ kind: 'report', report: stoppedReport })
  await expect.element(page.getByRole('alert')).toMatchTextContent(/You stopped this check\./)
})

test('a crash of the engine is shown as a fault of Ponte, never as a result', async () => {
  const { api } = await openProgress()
  api.tell({ kind: 'fault', raw: 'TypeError: \u202ex', log: '/log/ponte.log' })
  await expect.element(page.getByRole('heading', { level: 1, name: 'Ponte itself made a mistake' })).toHaveFocus()
  await expect.element(page.getByText('TypeError: <U+202E>x')).toBeVisible()
  await expect.element(page.getByText(/\/log\/ponte\.log/)).toBeVisible()
  await page.getByRole('button', { name: 'Back to the start' }).click()
  await expect.element(page.getByRole('textbox')).toHaveValue('ws://127.0.0.1:4009/chat')
})

test('a lost connection is said in words with what to do, and the steps stay', async () => {
  const { api, diagnosis } = await openProgress()
  api.tell({ kind: 'fact', fact: refusedFact })
  diagnosis.loseConnection()
  await expect.element(page.getByRole('alert')).toMatchTextContent(/start Ponte once more/)
  expect(steps.elements()).toHaveLength(1)
  expect(page.getByRole('button').elements()).toHaveLength(0)
})
