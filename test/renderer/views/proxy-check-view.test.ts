// "Check my proxy": what is asked with and without an address, and what the answer shows.
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { openApp } from '../../fakes/open-app.ts'
import { leftoverSettings, passingReport } from '../../fakes/sample-proxy-checks.ts'
import { connectProbe } from '../../fakes/sample-report.ts'

const action = page.getByRole('button', { name: 'Check my proxy' })

async function openProxies() {
  const app = await openApp()
  await page.getByRole('link', { name: 'Check my proxy' }).click()
  app.places.go('proxy')
  await expect.element(action).toBeVisible()
  return app
}

test('without an address the settings alone are looked at, and the answer stays while the person is elsewhere', async () => {
  const { api, places } = await openProxies()
  await action.click()
  expect(api.proxyChecks).toEqual([{}])
  await expect.element(page.getByRole('heading', { level: 1, name: 'Looking for proxies' })).toHaveFocus()
  api.tell({ kind: 'proxy-settings', proxyCheck: leftoverSettings, facts: [] })
  const heading = page.getByRole('heading', { level: 1, name: 'Yes, a proxy is in the way or does not work.' })
  await expect.element(heading).toHaveFocus()
  places.go('check')
  await expect.element(heading).not.toBeInTheDocument()
  places.go('proxy')
  await expect.element(heading).toBeVisible()
})

test('every place says what it sets, for which addresses and whether that answers; one that was not read is not known', async () => {
  const { api } = await openProxies()
  await action.click()
  api.tell({ kind: 'proxy-settings', proxyCheck: leftoverSettings, facts: [] })
  const rows = page.getByRole('row')
  await expect.element(rows.first()).toBeVisible()
  expect(rows.elements().map(({ textContent }) => textContent.replaceAll(/[\u2068\u2069]/g, '').replaceAll(/\s+/g, ' '))).toEqual([
    expect.stringMatching(/Place.*For.*What it says.*Does that proxy answer\?/),
    expect.stringMatching(/Environment.*http:\/\/.*No proxy/),
    expect.stringMatching(/Environment.*https:\/\/, ws:\/\/, wss:\/\/.*http:\/\/127\.0\.0\.1:7890 \(https_proxy\).*Does not answer/),
    expect.stringMatching(/GNOME settings.*all addresses.*Could not be read/),
  ])
})

test('what to do comes with how to undo it', async () => {
  const { api } = await openProxies()
  await action.click()
  api.tell({ kind: 'proxy-settings', proxyCheck: leftoverSettings, facts: [] })
  await expect.element(page.getByText(/unset .*https_proxy/)).toBeVisible()
  await expect.element(page.getByText(/To undo it, set .*http:\/\/127\.0\.0\.1:7890.* there again\./)).toBeVisible()
})

test('known software is named with what shows that it is here and how to pause it, never as what interferes', async () => {
  const { api } = await openProxies()
  await action.click()
  api.tell({ kind: 'proxy-settings', proxyCheck: leftoverSettings, facts: [] })
  await expect.element(page.getByRole('heading', { level: 3, name: /^Clash/ })).toBeVisible()
  await expect.element(page.getByText(/Runs here: .*mihomo, clash-verge/)).toBeVisible()
  await expect.element(page.getByText(/Waits for connections at .*127\.0\.0\.1:7897/)).toBeVisible()
  await expect.element(page.getByText(/switch off “System Proxy” and “TUN Mode”/)).toBeVisible()
})

test('what could not be read about software, and a tunnel on the way, are said', async () => {
  const { api } = await openProxies()
  await action.click()
  api.tell({ kind: 'report', report: passingReport })
  await expect.element(page.getByText('What runs on this computer could not be read.')).toBeVisible()
  await expect.element(page.getByText(/goes into the tunnel .*utun4/)).toBeVisible()
})

test('an address is tried by every way, and its whole report is one step away', async () => {
  const { api } = await openProxies()
  await page.getByRole('textbox').fill('ws://127.0.0.1:4009/chat')
  await action.click()
  expect(api.proxyChecks).toEqual([{ input: 'ws://127.0.0.1:4009/chat' }])
  api.tell({ kind: 'report', report: passingReport })
  await expect.element(page.getByRole('heading', { level: 1, name: 'No proxy is in the way.' })).toBeVisible()
  await expect.element(page.getByRole('heading', { level: 3, name: 'Direct' })).toBeVisible()
  await page.getByRole('button', { name: 'Show everything that was found' }).click()
  await expect.element(page.getByRole('heading', { name: 'The two sides' })).toBeVisible()
  await expect.element(page.getByRole('heading', { level: 2, name: 'No proxy is in the way.' })).toBeVisible()
  await expect.element(page.getByRole('table', { name: 'Where a proxy can be set' })).toBeVisible()
})

test('a text that is no address is said beside the field', async () => {
  const { api } = await openProxies()
  api.proxyAnswer = { status: 'rejected', problem: { id: 'input.no-address', params: {} } }
  await page.getByRole('textbox').fill('hello')
  await action.click()
  await expect.element(page.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true')
  await expect.element(page.getByRole('textbox')).toHaveFocus()
})

test('stopping asks the engine to stop, and a crash of it is a fault of Ponte', async () => {
  const { api } = await openProxies()
  await action.click()
  api.tell({ kind: 'probe-started', probe: connectProbe })
  await page.getByRole('button', { name: 'Stop and show what was found' }).click()
  expect(api.cancelled).toHaveLength(1)
  api.tell({ kind: 'fault', raw: 'TypeError: x', log: '/log' })
  await expect.element(page.getByRole('heading', { level: 1, name: 'Ponte itself made a mistake' })).toBeVisible()
})
