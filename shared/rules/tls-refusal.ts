// What a server meant with the TLS alert handshake_failure (40), which says only that it wants no more: told from what it had sent before.
import type { Failure } from '../facts/outcome.ts'

/** The message with which a server asks for a certificate (RFC 5246 section 7.4.4). */
const certificateRequest = 13

/**
 * Tells what was refused: `certificate` after a server of TLS 1.2 had asked for one and got none, which then ends with this alert (RFC 5246 section 7.4.6);
 * `settings` where the alert was its first word, before it had chosen anything or asked for anything; else it is not known.
 */
export function refusedByServer({ received }: Failure): 'certificate' | 'settings' | 'not-known' {
  if (received?.handshakeTypes?.includes(certificateRequest)) return 'certificate'
  return isAlert(received?.firstBytes ?? '') ? 'settings' : 'not-known'
}

/** A record of alerts (RFC 8446 section 5.1). */
function isAlert(firstBytes: string): boolean {
  return /^1503[0-9a-f]{2}0002/.test(firstBytes)
}
