// Which error pages a proxy wrote that nobody asked.
import { expect, test } from 'vitest'
import { answeringProxy } from '../../shared/facts/answering-proxy.ts'
import type { Succeeded } from '../../shared/facts/fact-queries.ts'

interface Answer {
  readonly status: number
  readonly header?: readonly [name: string, value: string]
  readonly input?: Partial<Succeeded<'http-exchange'>['input']>
}

function answer({ status, header, input }: Answer): Succeeded<'http-exchange'> {
  return {
    id: 'http-exchange/plain/direct/target/203.0.113.10/80',
    kind: 'http-exchange',
    startedAt: '2026-11-21T08:00:00.000Z',
    durationMs: 5,
    input: {
      address: '203.0.113.10',
      port: 80,
      route: 'direct',
      purpose: 'target',
      encrypted: false,
      host: '203.0.113.10',
      path: '/',
      ...input,
    },
    outcome: {
      status: 'succeeded',
      value: { status, reason: '', headers: header ? [{ name: header[0], value: header[1] }] : [], bodyStart: '' },
    },
  }
}

const squid = ['X-Squid-Error', 'ERR_ACCESS_DENIED 0'] as const

test.each([
  ['an error page of Squid', { status: 403, header: squid }, 'Squid'],
  ['an error page of a Zscaler gateway', { status: 403, header: ['Server', 'Zscaler/6.2'] }, 'Zscaler'],
  ['the wish for a login to a proxy', { status: 407 }, 'HTTP proxy'],
  ['an error page of a server', { status: 403, header: ['Server', 'nginx'] }, undefined],
  ['a page that came through Squid', { status: 200, header: ['Via', '1.1 gate (squid/5.7)'] }, undefined],
  ['an encrypted page, which nobody between can write', { status: 403, header: squid, input: { encrypted: true } }, undefined],
  ['a page of a proxy that was asked', { status: 403, header: squid, input: { route: 'proxy' } }, undefined],
] satisfies readonly (readonly [string, Answer, string | undefined])[])('%s', (_what, given, program) => {
  expect(answeringProxy(answer(given))).toBe(program)
})
