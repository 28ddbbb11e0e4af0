// The message to whoever must act: one for every cause, in every language, complete, and safe to put into a draft.
import { describe, expect, test } from 'vitest'
import { loadTranslator } from '../../electron/doors/load-translator.ts'
import { languages } from '../../shared/i18n/languages.ts'
import { actionMessage, emailDraft } from '../../shared/report/action-message.ts'
import type { Report } from '../../shared/report/report.ts'
import { causeIds } from '../../shared/rules/cause.ts'
import { hostileReport, refusedReport, worksReport } from '../fakes/sample-report.ts'
import { reportOf, stories } from '../scenarios/stories.ts'

function withCause(cause: (typeof causeIds)[number]): Report {
  const [finding] = refusedReport.findings
  return { ...refusedReport, findings: finding ? [{ ...finding, cause }] : [] }
}

describe.each(languages.map(({ code }) => code))('In %s', (code) => {
  test('there is a whole message for every cause', async () => {
    const translator = await loadTranslator(code, 'report')
    const broken = causeIds.filter((cause) => {
      const message = actionMessage(withCause(cause), translator, 'Europe/Rome')
      const text = `${message?.subject ?? ''}\n${message?.body ?? ''}`
      return /action\.|undefined|[{}]/.test(text) || !text.includes('127.0.0.1') || text.split('\n\n').length < 5
    })
    expect(broken).toEqual([])
  })
})

test('A message names address, port, the time with its zone, what is wanted and how to undo it', async () => {
  const message = actionMessage(withCause('firewall-drops'), await loadTranslator('en', 'report'), 'America/Sao_Paulo')
  expect(message).toEqual({
    recipient: 'server-owner',
    language: 'en',
    direction: 'ltr',
    subject: 'ws://127.0.0.1:4009/chat cannot be used',
    body: [
      'Dear administrator of 127.0.0.1,',
      'On January 2, 2026 at 12:04:05 AM GMT-3 this was tried: ws://127.0.0.1:4009/chat (address 127.0.0.1, TCP port 4009).',
      'What was found: The machine at 127.0.0.1 is on, but no program answers on port 4009. This is likely, not certain.',
      'What I ask you to do: Please add one inbound rule: allow TCP, destination port 4009, from the addresses that need it. First in the provider’s firewall, then on the server. Keep the firewalls on.',
      'How to check it: On the server, list what listens on port 4009: if a program is listed, a firewall refuses in its place.',
      'To undo it: Delete that one rule; nothing else changes.',
      'The report of this check, with everything that was seen, can be sent along (Ponte 1.2.3).',
    ].join('\n\n'),
  })
})

test('What stands after the question mark of an address, where tokens stand, is left out', async () => {
  const path = '/chat?token=S3gretissimo'
  const [finding] = refusedReport.findings
  const report: Report = {
    ...refusedReport,
    target: { ...refusedReport.target, path },
    findings: finding ? [{ ...finding, cause: 'websocket-refused', message: { id: 'websocket-refused.404.title', params: { path } } }] : [],
  }
  const message = actionMessage(report, await loadTranslator('en', 'report'), 'UTC')
  const text = `${message?.subject ?? ''} ${message?.body ?? ''}`
  expect([text.includes('S3gretissimo'), text.includes('There is no WebSocket at /chat?… (404).')]).toEqual([false, true])
})

test('No message tells anybody to switch a firewall off', async () => {
  const translator = await loadTranslator('en', 'report')
  const texts = causeIds.map((cause) => actionMessage(withCause(cause), translator, 'UTC')?.body ?? '')
  expect(texts.filter((text) => /(?:disable|switch off|turn off|stop) (?:the |your )?firewall|tcp_tw_recycle/i.test(text))).toEqual([])
})

test('Where nothing is wrong there is nobody to write to', async () => {
  expect(actionMessage(worksReport, await loadTranslator('en', 'report'), 'UTC')).toBeUndefined()
})

describe('A draft', () => {
  test.each(stories.filter((story) => reportOf(story).findings.length > 0))(
    'for %s opens with what it says, whole or cut at its end',
    async (story) => {
      const message = actionMessage(reportOf(story), await loadTranslator('it', 'report'), 'UTC')
      if (!message) throw new Error('The story has a finding')
      const draft = new URL(emailDraft(message))
      const body = draft.searchParams.get('body')?.replaceAll('\r\n', '\n') ?? ''
      expect([draft.protocol, draft.pathname, draft.href.length <= 1900, message.body.startsWith(body.replace(/\n\n…$|…$/, ''))]).toEqual([
        'mailto:',
        '',
        true,
        true,
      ])
    },
  )

  test('of a hostile report has one subject and one body, and no other field', async () => {
    const message = actionMessage(hostileReport, await loadTranslator('en', 'report'), 'UTC')
    const draft = emailDraft({
      subject: `x&bcc=spy@example.org\r\nbcc: spy ${message?.subject ?? ''}`,
      body: `${message?.body ?? ''}\ud800&attach=/etc/hosts${'y'.repeat(9000)}`,
    })
    expect([[...new URL(draft).searchParams.keys()], draft.length <= 1900]).toEqual([['subject', 'body'], true])
  })
})
