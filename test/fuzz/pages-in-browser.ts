// Shows saved pages in a real Chromium and says what they did there that a page without script cannot do.
import type { Browser } from 'playwright-core'
import { chromium } from 'playwright-core'
import { chromiumArguments, findChromium } from '../../build/find-chromium.mjs'

/** Starts a Chromium that contacts nobody; `undefined` where there is none. */
export async function startChromium(): Promise<Browser | undefined> {
  const executablePath = findChromium()
  return executablePath === undefined ? undefined : chromium.launch({ executablePath, args: [...chromiumArguments()] })
}

/** What each page did: changed its title, asked something, loaded something, or broke its own policy. Tried without the policy, too: escaping must be enough. */
export async function misdeedsOf(browser: Browser, pages: readonly string[]): Promise<readonly string[]> {
  const misdeeds: string[] = []
  for (const bypassCSP of [false, true]) {
    const context = await browser.newContext({ bypassCSP, offline: true })
    const tab = await context.newPage()
    let current = 0
    const note = (what: string): void => void misdeeds.push(`page ${current}${bypassCSP ? ' without its policy' : ''}: ${what}`)
    tab.on('dialog', (dialog) => {
      note('asked something')
      void dialog.dismiss()
    })
    tab.on('request', (request) => note(`loaded ${request.url().slice(0, 100)}`))
    tab.on('console', (message) => note(`wrote ${message.text().slice(0, 200)}`))
    tab.on('pageerror', (error) => note(error.message.slice(0, 200)))
    for (const [index, page] of pages.entries()) {
      current = index
      await tab.setContent(page)
      const found = await tab.evaluate(() => ({
        title: document.title,
        elements: document.querySelectorAll('script, iframe, img, a, object, embed, form, link, base, style + style').length,
      }))
      if (found.title === 'owned' || found.elements > 0) note('let a text become markup')
    }
    await context.close()
  }
  return misdeeds
}
