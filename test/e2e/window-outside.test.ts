// What leaves the window: a file by the system's drag, an e-mail and the project's page by other programs, each only when the person wants it.
import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { closedPort } from './loopback-servers.ts'
import type { WindowApp } from './window-app.ts'
import { openWindowApp } from './window-app.ts'

let app: WindowApp

beforeEach(async () => {
  app = await openWindowApp()
  await app.page.getByRole('textbox').waitFor()
})
afterEach(() => app.close())

test('A file of the report is dragged out, and an e-mail is begun after asking and not otherwise', async () => {
  const port = await closedPort()
  await app.page.getByRole('textbox').fill(`ws://127.0.0.1:${port}`)
  await app.page.keyboard.press('Enter')
  await app.evaluate(({ BrowserWindow, dialog, shell }) => {
    const seen = globalThis as { answer?: number; mails?: string[]; drags?: string[] }
    seen.mails = []
    seen.drags = []
    dialog.showMessageBox = () => Promise.resolve({ response: seen.answer ?? 1, checkboxChecked: false })
    shell.openExternal = (address: string) => Promise.resolve(void seen.mails?.push(address))
    const [window] = BrowserWindow.getAllWindows()
    if (window) window.webContents.startDrag = ({ file }: { file: string }) => void seen.drags?.push(file)
  })
  const mails = () => app.evaluate(() => (globalThis as { mails?: string[] }).mails)
  const answer = (button: number) => app.evaluate((_, next) => void ((globalThis as { answer?: number }).answer = next), button)
  await answer(1)
  await app.page.getByRole('button', { name: 'Begin an e-mail' }).click()
  await app.page.waitForTimeout(300)
  expect(await mails()).toEqual([])
  await answer(0)
  await app.page.getByRole('button', { name: 'Begin an e-mail' }).click()
  await expect.poll(mails).toEqual([expect.stringMatching(/^mailto:\?subject=[^&]+&body=[^&]+$/)])

  await app.page.getByRole('button', { name: 'Save or send…' }).click()
  await app.page.locator('[draggable="true"]').first().dispatchEvent('dragstart', { bubbles: true, cancelable: true })
  const drags = () => app.evaluate(() => (globalThis as { drags?: string[] }).drags ?? [])
  await expect.poll(drags).toHaveLength(1)
  const [file = ''] = await drags()
  expect([/ponte-[\d-]+\.html$/.test(file), (await readFile(file, 'utf8')).startsWith('<!doctype html>')]).toEqual([true, true])
})

test('A new version is looked for on the project’s page alone, and only when the person says so', async () => {
  const opened = await app.evaluate(async ({ dialog, Menu, shell }) => {
    const seen: string[] = []
    let answer = 1
    dialog.showMessageBox = () => Promise.resolve({ response: answer, checkboxChecked: false })
    shell.openExternal = (address: string) => Promise.resolve(void seen.push(address))
    type Item = {
      readonly label?: string
      readonly click?: () => void
      readonly submenu?: readonly Item[] | { readonly items: readonly Item[] }
    }
    const menus = Menu.getApplicationMenu() as { readonly items: readonly Item[] } | null
    const all = (items: readonly Item[]): readonly Item[] =>
      items.flatMap((item) => [item, ...all(item.submenu ? ('items' in item.submenu ? item.submenu.items : item.submenu) : [])])
    const item = all(menus?.items ?? []).find(({ label }) => label === 'Look for a New Version…')
    const click = async () => {
      item?.click?.()
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    await click()
    const before = seen.length
    answer = 0
    await click()
    return [before, ...seen]
  })
  expect(opened).toEqual([0, expect.stringMatching(/^https:\/\//)])
})
