// This computer's own side as a person sees it: read when the place is opened, filtered, read again.
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { openApp } from '../../fakes/open-app.ts'
import { describedComputer } from '../../fakes/described-computer.ts'

const heading = page.getByRole('heading', { level: 1 })

async function openPlace(listeners = describedComputer.listeners) {
  const app = await openApp()
  app.api.computer = { status: 'read', description: { ...describedComputer, listeners } }
  app.places.go('computer')
  await expect.element(heading).toMatchTextContent('This computer')
  await expect.element(page.getByRole('table')).toBeVisible()
  return app
}

const rowTexts = () =>
  page
    .getByRole('table')
    .getByRole('row')
    .elements()
    .slice(1)
    .map((row) =>
      [...row.children].map((cell) =>
        [...cell.childNodes]
          .slice(1)
          .map(({ textContent }) => textContent?.trim())
          .join(''),
      ),
    )

test('every listener is shown with who can call it, by port, and hostile names are text', async () => {
  await openPlace()
  expect(rowTexts().map(([port, , , program, reach, firewall]) => [port, program, reach, firewall])).toEqual(
    [
      ['22', 'sshdUser: root', 'Everywhere', 'Drops calls without a wordtcp dport 22 drop'],
      ['5432', '<b>ev<U+202E>il</b>', 'This computer only', 'No call from outside gets here'],
      ['5353', 'Not known', 'Everywhere', 'Not known'],
    ].toSorted(([left], [right]) => Number(left) - Number(right)),
  )
})

test('the filter finds port, program and user, and stays when the computer is read again', async () => {
  const { api } = await openPlace()
  await page.getByRole('searchbox').fill('ROOT')
  await expect.element(page.getByText('1 of 3 match the filter')).toBeVisible()
  api.computer = { status: 'read', description: { ...describedComputer, listeners: [] } }
  await page.getByRole('button', { name: 'Read again' }).click()
  await expect.element(page.getByText('0 of 1 match the filter')).toBeVisible()
  await expect.element(page.getByRole('searchbox')).toHaveValue('ROOT')
})

test('what could not be read is said, and what was read before stays', async () => {
  const { api } = await openPlace()
  api.computer = { status: 'not-known', reason: 'out-of-time' }
  await page.getByRole('button', { name: 'Read again' }).click()
  await expect.element(page.getByRole('alert')).toMatchTextContent(/could not be read in time/)
  await expect.element(page.getByRole('table')).toBeVisible()
})

test('of a thousand listeners a hundred are drawn at a time', async () => {
  await openPlace(Array.from({ length: 1000 }, (_, index) => ({ address: '0.0.0.0', port: index + 1 })))
  expect(rowTexts()).toHaveLength(100)
  await page.getByRole('button', { name: 'Show more' }).click()
  expect(rowTexts()).toHaveLength(200)
})

test('in the window the description goes where its dialog says, and what came of it is told', async () => {
  const { api } = await openPlace()
  api.door = 'window'
  api.saved = { status: 'saved', file: 'a.json' }
  await page.getByRole('button', { name: 'Save as a server’s file' }).click()
  await expect.element(page.getByText('a.json is saved.')).toBeVisible()
  await page.getByRole('button', { name: 'Open its folder' }).click()
  api.saved = { status: 'not-saved', reason: 'full', raw: 'ENOSPC' }
  await page.getByRole('button', { name: 'Save as a server’s file' }).click()
  await expect.element(page.getByRole('alert')).toMatchTextContent(/^There is no room left there.*ENOSPC/)
  expect([api.savedDescriptions, api.shownCount]).toEqual([[describedComputer, describedComputer], 1])
})
