// A report on screen: the verdict, the two sides, and what a hostile peer's words can do there (nothing).
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Report } from '../../../shared/report/report.ts'
import { openResult } from '../../fakes/open-app.ts'
import { hostileReport, refusedReport, stoppedReport, worksReport } from '../../fakes/sample-report.ts'

const title = 'The machine at 127.0.0.1 is on, but no program answers on port 4009.'
const headline = page.getByRole('heading', { level: 1 })

test('the verdict is one sentence with the focus, how sure, who can fix it and what to do first', async () => {
  await openResult(refusedReport)
  await expect.element(headline).toHaveTextContent(title)
  await expect.element(headline).toHaveFocus()
  expect(document.title).toBe(`${title} – Ponte`)
  const verdict = page.getByRole('region', { name: title })
  await expect.element(verdict.getByText('Likely')).toBeVisible()
  await expect.element(verdict.getByText('The owner of the server can fix this.')).toBeVisible()
  await expect.element(verdict.getByText(/Start the program that should answer on port 4009/)).toBeVisible()
  await expect.element(verdict.getByText(/On the server, list what listens/)).toBeVisible()
})

test('the two sides are a table whose rows say same, different or not known in words', async () => {
  await openResult(refusedReport)
  const table = page.getByRole('table', { name: 'The two sides' })
  expect(
    table
      .getByRole('columnheader')
      .elements()
      .map((header) => header.textContent),
  ).toEqual(['What was attempted', 'Do they match?', 'What the server offers'])
  await expect.element(table.getByRole('row', { name: /^Address .*127\.0\.0\.1.* Same .*A machine answers there$/ })).toBeVisible()
  await expect.element(table.getByRole('row', { name: /^Port .*4009.* Different .*Closed$/ })).toBeVisible()
  await expect.element(table.getByRole('row', { name: /^Path .* Not known / })).toBeVisible()
})

test('a difference opens and closes with the keyboard, with its reason and the evidence', async () => {
  await openResult(refusedReport)
  const button = page.getByRole('button', { name: /Port: show why/ })
  await expect.element(button).toHaveAttribute('aria-expanded', 'false')
  ;(button.element() as HTMLButtonElement).focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(button).toHaveAttribute('aria-expanded', 'true')
  const details = page.elementLocator(document.getElementById(button.element().getAttribute('aria-controls') ?? '') ?? document.body)
  await expect.element(details.getByRole('heading', { name: title })).toBeVisible()
  await details.getByText('Original error text').first().click()
  await expect.element(details.getByText('connect ECONNREFUSED 127.0.0.1:4009').first()).toBeVisible()
  await userEvent.keyboard('{Shift>}{Tab}{Tab}{/Shift}')
  await button.click()
  await expect.element(details).not.toBeVisible()
})

test('other candidates and consequences stand under headings of their own', async () => {
  await openResult(refusedReport)
  expect(
    page
      .getByRole('heading', { level: 2 })
      .elements()
      .map((heading) => heading.textContent),
  ).toEqual([
    'Do this first',
    'If that does not help',
    'The test that would decide',
    'The two sides',
    'The message to send',
    'Do you have the server’s side?',
    'It could also be',
    'What follows from this',
    'Step by step',
  ])
})

test('the timeline lists every step with its time, and what was left out', async () => {
  await openResult(refusedReport)
  const items = page.getByRole('region', { name: 'Step by step' }).getByRole('listitem')
  await expect.element(items.nth(0)).toMatchTextContent(/^Failed: .* 12 ms Original error text/)
  await expect.element(items.nth(1)).toMatchTextContent(/^Not tried: /)
})

test('an address that works is said to work, without a table of doubts', async () => {
  await openResult(worksReport)
  await expect.element(headline).toMatchTextContent(/ws:\/\/127\.0\.0\.1:4009\/chat works from this computer\./)
  expect(page.getByText('How sure this is').elements()).toHaveLength(0)
})

test('a stopped check with a crashed step says both, and names no culprit', async () => {
  await openResult(stoppedReport)
  await expect.element(page.getByRole('alert')).toMatchTextContent(/You stopped this check\./)
  await expect.element(page.getByRole('region', { name: 'Ponte itself made a mistake' })).toMatchTextContent(/\/log\/ponte\.log/)
  await expect.element(page.getByRole('heading', { name: 'What it could be' })).toBeVisible()
})

test('the same address can be tried again, and another one checked in an empty field', async () => {
  const { api, diagnosis } = await openResult(refusedReport)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(headline).toMatchTextContent(/Checking ws:\/\/127\.0\.0\.1:4009\/chat/)
  expect(api.started).toEqual([{ input: 'ws://127.0.0.1:4009/chat' }, { input: 'ws://127.0.0.1:4009/chat' }])
  api.tell({ kind: 'report', report: refusedReport })
  await page.getByRole('button', { name: 'Check another address' }).click()
  await expect.element(page.getByRole('textbox')).toHaveFocus()
  expect(diagnosis.input).toBe('')
})

test('another language re-says the result and leaves open what is open', async () => {
  const { language } = await openResult(refusedReport)
  await page.getByRole('button', { name: /Port: show why/ }).click()
  await language.choose('en-XA')
  await expect.element(headline).not.toHaveTextContent(title)
  await expect.element(headline).toMatchTextContent(/4009/)
  await expect.element(page.getByRole('table').getByRole('button')).toHaveAttribute('aria-expanded', 'true')
})

test('markup and control characters from a peer are text', async () => {
  await openResult(hostileReport)
  await page.getByRole('button', { name: /Port: show why/ }).click()
  for (const summary of page.getByText('Original error text').elements()) (summary as HTMLElement).click()
  await expect.element(page.getByText(/<img src=x/).first()).toBeVisible()
  expect(document.querySelectorAll('main img, main script')).toHaveLength(0)
  expect(document.title).not.toBe('owned')
  for (const raw of document.querySelectorAll('code bdi')) expect(raw.textContent).not.toContain('\u202e')
})

test('a change can be tried with one button, and the result says what it changed', async () => {
  const before: Report = { ...refusedReport, options: { proxy: 'direct' } }
  const { api } = await openResult(before)
  await page.getByRole('region', { name: 'What if …' }).getByRole('button', { name: 'Try with the proxy that is set' }).click()
  expect(api.started.at(-1)).toEqual({ input: 'ws://127.0.0.1:4009/chat', options: { proxy: 'auto' } })
  api.tell({ kind: 'report', report: worksReport })
  const changes = page.getByRole('region', { name: 'What changed since the check before' })
  await expect.element(changes).toMatchTextContent(/The result is a different one.*Port.*Only before/s)
})

test('a check that is repeated and finds the same says so', async () => {
  const { api } = await openResult(refusedReport)
  await page.getByRole('button', { name: 'Try again' }).click()
  api.tell({ kind: 'report', report: refusedReport })
  await expect.element(page.getByRole('region', { name: 'What changed since the check before' })).toMatchTextContent(/Nothing/)
})
