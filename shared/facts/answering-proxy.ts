// Recognises an answer that a forward proxy wrote itself, though nobody asked one: over an unencrypted connection straight to the server.
// A server may stand behind the same program as a reverse proxy, and the answer looks the same then.
import type { Succeeded } from './fact-queries.ts'

/** The program: Squid (X-Squid-Error on every error page of 3.2 to 6), Zscaler's gateways, or one that asks for a login to a proxy (RFC 9110 section 15.5.8). */
export function answeringProxy({ input, outcome }: Succeeded<'http-exchange'>): string | undefined {
  const { status, headers } = outcome.value
  if (input.encrypted || input.route !== 'direct' || status < 400) return undefined
  const valueOf = (wanted: string): string => headers.find(({ name }) => name.toLowerCase() === wanted)?.value ?? ''
  if (valueOf('x-squid-error') !== '') return 'Squid'
  if (/^zscaler\b/i.test(valueOf('server'))) return 'Zscaler'
  return status === 407 ? 'HTTP proxy' : undefined
}
