// This computer's own side as a person sees it: read when the place is opened, filtered, read again.
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { openApp } from '../../fakes/open-app.ts'
import { describedComputer } from '../../fakes/described-computer.ts'
import type { FakePonteApi } from '../../fakes/fake-ponte-api.ts'

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

test('the filter by who can call leaves the others out', async () => {
  await openPlace()
  await page.getByRole('main').getByRole('combobox').selectOptions('This computer only')
  await expect.element(page.getByText('1 of 3 match the filter')).toBeVisible()
})

/** Opens the place on a reading that has not come to its end. */
async function openReading() {
  const app = await openApp()
  const ending = Promise.withResolvers<FakePonteApi['computer']>()
  app.api.endReading = () => ending.promise
  app.places.go('computer')
  await expect.element(page.getByRole('progressbar')).toBeVisible()
  return { ...app, ending }
}

const group = (name: string) => page.getByRole('region', { name })

test('parts arrive as they are read, and one that hangs is not known while others are still read', async () => {
  const { api, ending } = await openReading()
  const { addresses, listeners } = describedComputer
  const runId = api.readings[0] ?? ''
  const tell = (state: Parameters<FakePonteApi['tellPart']>[0]) => api.tellPart(state, runId)
  tell({ part: 'listeners', status: 'read', content: { addresses, listeners } })
  await expect.element(page.getByText('1 of 9 parts are read')).toBeVisible()
  await expect.element(page.getByRole('img', { name: 'Who can reach what listens here' })).toBeVisible()
  tell({ part: 'clock', status: 'not-known' })
  const backends = [{ backend: 'nftables', state: 'not-known', reason: 'no-permission' } as const]
  tell({ part: 'firewall', status: 'read', content: { firewall: { backends, ports: [] } } })
  await expect.element(group('Firewall')).toMatchTextContent('nftables · not known · only the administrator may read its rules')
  tell({
    part: 'hosts-file',
    status: 'read',
    content: { hostsFile: { entries: [{ address: '127.0.0.1', names: ['localhost'] }], more: 7 } },
  })
  const proxy = { scheme: 'http', host: '<b>10.0.0.1', port: 3128 }
  tell({ part: 'proxies', status: 'read', content: { proxies: [{ source: 'environment', says: 'proxy', proxy, setting: 'https_proxy' }] } })
  await expect.element(group('Clock')).toMatchTextContent(/Not known/)
  await expect.element(group('Resolvers')).toMatchTextContent(/Reading…/)
  await expect.element(group('Names in the hosts file')).toMatchTextContent(/127.0.0.1 · localhost\s*and 7 more lines/)
  await expect
    .element(group('Places that can set a proxy'))
    .toMatchTextContent('Environment · a proxy · http://<b>10.0.0.1:3128 · https_proxy')
  ending.resolve({ status: 'read', description: describedComputer })
  await expect.element(group('Resolvers')).toMatchTextContent(/93.184.216.53/)
  await expect.element(group('Names in the hosts file')).toMatchTextContent(/localhost/)
})

test('a reading ends with its view', async () => {
  const { api, places } = await openReading()
  places.go('check')
  await expect.poll(() => api.cancelled).toEqual([{ runId: api.readings[0] }])
})
