// Saved reports in a real Chromium: nothing in them acts, everybody can read them, and they print as tagged PDF pages.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser } from 'playwright-core'
import { chromium } from 'playwright-core'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumArguments } from '../../build/find-chromium.mjs'
import { reportPage } from '../../electron/doors/report-files.ts'
import { languages } from '../../shared/i18n/languages.ts'
import { hostileReport } from '../fakes/sample-report.ts'
import { mutatedReport } from '../fuzz/mutated-reports.ts'
import { misdeedsOf } from '../fuzz/pages-in-browser.ts'
import { openDocument } from '../../electron/diagnosis/open-document.ts'
import { reportOf } from '../scenarios/stories.ts'

let browser: Browser
beforeAll(async () => {
  const executablePath = process.env['PONTE_CHROMIUM']
  browser = await chromium.launch({ args: [...chromiumArguments()], ...(executablePath === undefined ? {} : { executablePath }) })
})
afterAll(() => browser.close())

const options = { timeZone: 'UTC' } as const

test('No text of a hostile report becomes markup, with the policy of the page or without it', async () => {
  const hostile = Array.from({ length: 400 }, (_, seed) => openDocument({ text: mutatedReport(seed + 1) }))
  const reports = [hostileReport, ...hostile.flatMap((opened) => (opened.kind === 'report' ? [opened.report] : []))].slice(0, 60)
  const pages = await Promise.all(reports.map((report) => reportPage(report, { language: 'ar-XB', ...options })))
  expect([await misdeedsOf(browser, pages), pages.length]).toEqual([[], 60])
})

describe.each(languages.map(({ code }) => code))('In %s', (code) => {
  test.each(['light', 'dark'] as const)('a page is accessible and as wide as its window, %s', async (colorScheme) => {
    const context = await browser.newContext({ bypassCSP: true, colorScheme, viewport: { width: 360, height: 800 } })
    const tab = await context.newPage()
    await tab.setContent(await reportPage(reportOf('certificate-wrong-name'), { language: code, ...options }))
    await tab.addScriptTag({ content: readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8') })
    const violations = await tab.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run: () => Promise<{ violations: readonly { id: string; nodes: readonly { html: string }[] }[] }> }
      }
      return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
    })
    const isTooWide = await tab.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    await context.close()
    expect([violations, isTooWide]).toEqual([[], false])
  })

  test('a page prints as a tagged PDF in its language, with everything unfolded', async () => {
    const tab = await browser.newPage()
    const page = await reportPage(reportOf('ws-asked-of-redis'), { language: code, ...options })
    await tab.setContent(page)
    const pdf = await tab.pdf({ tagged: true, format: 'A4' })
    await tab.emulateMedia({ media: 'print' })
    const folded = await tab.evaluate(() => [...document.querySelectorAll('pre')].filter((element) => !element.checkVisibility()).length)
    await tab.close()
    const text = pdf.toString('latin1')
    expect([
      text.startsWith('%PDF-'),
      /\/Marked\s+true/.test(text),
      text.includes('/StructTreeRoot'),
      text.includes(`/Lang (${code.slice(0, 2)})`),
      folded,
    ]).toEqual([true, true, true, true, 0])
  })
})

/** Words of scripts that are shaped, written from the right, or need thousands of signs. */
const words = { ar: 'مرحبا', he: 'שלום', hi: 'शून्य', zh: '服务器没有回答', ru: 'Привет' } as const

/** Systems with a desktop bring fonts for every script; a small Linux may have none, and then there is nothing to print with. */
function hasFontFor(language: string): boolean {
  if (process.platform !== 'linux') return true
  try {
    return execFileSync('fc-list', [`:lang=${language}`], { encoding: 'utf8' }) !== ''
  } catch {
    return false
  }
}

describe.each(Object.entries(words))('A word in the script of %s', (language, word) => {
  test.runIf(hasFontFor(language))('is text in the PDF: it can be searched and copied (needs a font for it)', async () => {
    const report = reportOf('ws-asked-of-redis')
    const tab = await browser.newPage()
    await tab.setContent(await reportPage({ ...report, target: { ...report.target, path: `/${word}` } }, { language: 'en', ...options }))
    const pdf = await tab.pdf({ tagged: true, format: 'A4' })
    await tab.close()
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })
    // Shaped letters come as their presentation forms, and what is written from the right in the order in which it stands on the paper.
    const read = text.normalize('NFKC').replaceAll(/\s/g, '')
    const isThere = [word, Array.from(word).reverse().join('')].some((form) => read.includes(form))
    expect(isThere).toBe(true)
  })
})
