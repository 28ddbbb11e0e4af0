// Every screen in light and dark, in long words and from right to left, on a narrow and a wide window: axe finds nothing, nothing sticks out.
import axe from 'axe-core'
import { afterEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { explainError } from '../../shared/error-text/explain-error.ts'
import type { Report } from '../../shared/report/report.ts'
import type { EventOfTheRun } from '../fakes/fake-ponte-api.ts'
import { describedComputer } from '../fakes/described-computer.ts'
import { openApp, openProgress, openResult } from '../fakes/open-app.ts'
import { leftoverSettings, passingReport } from '../fakes/sample-proxy-checks.ts'
import { connectProbe, hostileReport, refusedFact, refusedReport, stoppedReport, worksReport } from '../fakes/sample-report.ts'

const rejected = { status: 'rejected', problem: { id: 'input.no-address', params: {} } } as const

const explained = { ...rejected, explanation: explainError('read ECONNRESET', (name) => name) } as const

async function openEverything(report: Report, language: string): Promise<void> {
  await openResult(report, { language })
  for (const button of document.querySelectorAll<HTMLElement>('button[aria-expanded], summary')) button.click()
}

async function openProxyAnswer(event: EventOfTheRun, language: string): Promise<void> {
  const { api, places } = await openApp({ language })
  places.go('proxy')
  await page.getByRole('main').getByRole('button').click()
  api.tell(event)
  await expect.element(page.getByRole('table')).toBeVisible()
}

const screens: Readonly<Record<string, (language: string) => Promise<unknown>>> = {
  start: (language) => openApp({ language }),
  'recent checks': async (language) => {
    const { createdAt, target, verdict, findings } = hostileReport
    const check = { id: '0'.repeat(32), createdAt, target, verdict, ...(findings[0] ? { message: findings[0].message } : {}) }
    const trouble = { kind: 'cannot-write', file: 'file'.repeat(60), raw: 'ENOSPC' } as const
    await openApp({ language, history: { keepsHistory: true, checks: [check], trouble } })
    await expect.element(page.getByRole('checkbox')).toBeVisible()
  },
  'rejected text': async (language) => {
    const { diagnosis } = await openApp({ language, answer: rejected })
    diagnosis.input = 'hello'.repeat(40)
    await diagnosis.start()
  },
  'explained error': async (language) => {
    const { diagnosis } = await openApp({ language, answer: explained })
    diagnosis.input = 'read ECONNRESET'
    await diagnosis.start()
    await expect.element(page.getByRole('status').filter({ hasText: /\S/ })).toBeVisible()
  },
  progress: async (language) => {
    const { api } = await openProgress({ language })
    api.tell({ kind: 'probe-started', probe: connectProbe })
    api.tell({ kind: 'fact', fact: refusedFact })
    api.tell({ kind: 'probe-started', probe: { ...connectProbe, id: 'tcp-connect/127.0.0.1/80' } })
  },
  'a problem': (language) => openEverything(refusedReport, language),
  'a success': (language) => openEverything(worksReport, language),
  'a stopped check': (language) => openEverything(stoppedReport, language),
  'keeping trying': async (language) => {
    const { diagnosis } = await openResult(refusedReport, { language })
    document.querySelectorAll<HTMLButtonElement>('main button')[1]?.click()
    await expect.poll(() => document.querySelector('#keep-trying')).not.toBeNull()
    expect(diagnosis.screen.kind).toBe('result')
  },
  'hostile words': (language) => openEverything(hostileReport, language),
  'this computer': async (language) => {
    const { api, places } = await openApp({ language })
    api.computer = { status: 'read', description: describedComputer }
    places.go('computer')
    await expect.element(page.getByRole('table')).toBeVisible()
  },
  'opening a report': async (language) => (await openApp({ language })).places.go('report'),
  'a file that is no report': async (language) => {
    const { opened, places } = await openApp({ language })
    places.go('report')
    await opened.openText('hello')
  },
  'a server’s own file': async (language) => {
    const { api, opened, places } = await openApp({ language })
    const listeners = [{ address: '::ffff:203.0.113.10', port: 65535, process: 'program'.repeat(20), speaks: 'PostgreSQL' }]
    const id = '00000000-0000-4000-8000-000000000002'
    api.opened = { kind: 'server-file', id, description: { addresses: ['203.0.113.10'], listeners }, unreadLines: 0 }
    places.go('report')
    await opened.openText('{}')
    await expect.element(page.getByRole('table')).toBeVisible()
  },
  'a saved report': async (language) => {
    const { opened, places } = await openApp({ language })
    places.go('report')
    opened.show(hostileReport)
  },
  'two reports': async (language) => {
    const { opened, places } = await openApp({ language })
    places.go('report')
    opened.show(hostileReport, worksReport)
  },
  'saving a report': async (language) => {
    const { api, opened, places } = await openApp({ language })
    const label = 'name-1'
    api.redactions = {
      redactions: [{ label, kind: 'name', count: 1, isTarget: false, isHidden: true }],
      originals: [[label, `${'server'.repeat(30)}.example.net`]],
    }
    opened.toSave = hostileReport
    places.go('save')
    await expect.element(page.getByRole('table')).toBeVisible()
    for (const button of document.querySelectorAll<HTMLElement>('button[aria-expanded], summary')) button.click()
  },
  'asking about proxies': async (language) => {
    const { api, places } = await openApp({ language })
    api.proxyAnswer = { status: 'rejected', problem: { id: 'input.no-address', params: {} } }
    places.go('proxy')
    await page.getByRole('textbox').fill('hello'.repeat(40))
    await page.getByRole('main').getByRole('button').click()
    await expect.element(page.getByRole('textbox')).toHaveAttribute('aria-invalid')
  },
  'proxy settings': (language) => openProxyAnswer({ kind: 'proxy-settings', proxyCheck: leftoverSettings, facts: [] }, language),
  'an address by every way': (language) => openProxyAnswer({ kind: 'report', report: passingReport }, language),
  'a report that looked for proxies': async (language) => {
    const { opened, places } = await openApp({ language })
    places.go('report')
    opened.show(passingReport)
    await expect.poll(() => document.querySelector('#proxies')).not.toBeNull()
  },
  'a fault': async (language) => (await openProgress({ language })).api.tell({ kind: 'fault', raw: 'TypeError: x', log: '/log' }),
  'a lost connection': async (language) => (await openProgress({ language })).diagnosis.loseConnection(),
}

afterEach(() => {
  document.documentElement.style.colorScheme = ''
})

describe.each(Object.keys(screens))('%s', (name) => {
  test.each(['light', 'dark'])('breaks no rule of axe in %s colours, open as far as it opens', async (scheme) => {
    document.documentElement.style.colorScheme = scheme
    await page.viewport(1280, 800)
    await screens[name]?.('en')
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await violations()).toEqual([])
  })

  test.each(['en', 'en-XA', 'ar-XB'])('fits into 320 pixels in %s and breaks no rule of axe there', async (language) => {
    await page.viewport(320, 640)
    await screens[name]?.(language)
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
    expect(await violations()).toEqual([])
  })
})

async function violations(): Promise<readonly string[]> {
  const { violations: found } = await axe.run(document, { resultTypes: ['violations'] })
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
