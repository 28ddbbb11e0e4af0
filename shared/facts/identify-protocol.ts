// Names the protocol that a peer speaks from the first bytes that it sent. Linear in at most 256 bytes; only names, no versions and no judgement.

import type { Greeting } from './fact.ts'

/** Protocols that Ponte can name. The words are shown as they are, in every language. */
export type ProtocolName =
  | 'HTTP'
  | 'HTTP/2'
  | 'TLS'
  | 'SSH'
  | 'SMTP'
  | 'FTP'
  | 'POP3'
  | 'IMAP'
  | 'MySQL'
  | 'Redis'
  | 'PostgreSQL'
  | 'memcached'
  | 'AMQP'
  | 'VNC'
  | 'IRC'
  | 'XMPP'
  | 'RTSP'
  | 'SIP'
  | 'Telnet'
  | 'Socket.IO'

interface Signature {
  readonly name: ProtocolName
  /** Matched against the bytes read as Latin-1, so that each byte is one character. */
  readonly pattern: RegExp
}

/** Anchored and without nested repetition, so that hostile bytes cost nothing. Sources: the RFC or manual named beside each. */
const signatures: readonly Signature[] = [
  { name: 'SSH', pattern: /^SSH-[12]\./ }, // RFC 4253 section 4.2
  { name: 'HTTP', pattern: /^HTTP\/[01]\.\d / }, // RFC 9112 section 4
  { name: 'HTTP', pattern: /^\s{0,8}<(?:!doctype html|html|head)/i }, // HTTP/0.9 style answer: a page without a head
  { name: 'RTSP', pattern: /^RTSP\/\d/ }, // RFC 2326 section 7.1
  { name: 'SIP', pattern: /^SIP\/\d/ }, // RFC 3261 section 7.2
  { name: 'TLS', pattern: /^(?:\x16\x03[\x00-\x04]|\x15\x03[\x00-\x04]\x00\x02[\x01\x02])/ }, // RFC 8446 section 5.1: handshake or alert record
  { name: 'HTTP/2', pattern: /^\x00[\x00-\xff]{2}\x04[\x00\x01]\x00{4}/ }, // RFC 9113 section 6.5: SETTINGS on stream 0
  { name: 'VNC', pattern: /^RFB \d{3}\.\d{3}/ }, // RFC 6143 section 7.1.1
  { name: 'AMQP', pattern: /^AMQP[\x00-\x03]/ }, // AMQP 0-9-1 section 4.2.2
  { name: 'MySQL', pattern: /^[\x00-\xff]{2}\x00\x00(?:\x0a[\d.]|\xff[\x00-\xff]{2}.{0,40}(?:MySQL|MariaDB|Host ))/s }, // protocol 10 greeting, or an error packet instead of it
  { name: 'PostgreSQL', pattern: /^(?:E[\x00-\xff]{4}S(?:FATAL|ERROR)|E\x00\x00[\x00-\xff]{2}S)/ }, // ErrorResponse of the frontend/backend protocol 3.0
  { name: 'PostgreSQL', pattern: /^EFATAL: {2}/ }, // error packet of protocol 2, sent to unreadable requests
  { name: 'Redis', pattern: /^(?:-(?:ERR|NOAUTH|DENIED|WRONGPASS|MISCONF|LOADING) |\+PONG\r\n)/ }, // RESP simple error
  { name: 'memcached', pattern: /^(?:ERROR\r\n|CLIENT_ERROR )/ }, // protocol.txt
  { name: 'SMTP', pattern: /^(?:220|421|554)[ -][^\r\n]{0,200}(?:ESMTP|SMTP |Postfix|Sendmail|Exim)/ }, // RFC 5321 section 4.2; in capitals, as host names are not
  { name: 'FTP', pattern: /^220[ -][^\r\n]{0,200}(?:FTP|FileZilla)/i }, // RFC 959 section 5.4
  { name: 'SMTP', pattern: /^(?:220|421|554)[ -][^\r\n]{0,200}(?:SMTP|mail)/i },
  { name: 'POP3', pattern: /^\+OK[ \r]/ }, // RFC 1939 section 4
  { name: 'IMAP', pattern: /^\* (?:OK|PREAUTH|BYE)[ []/ }, // RFC 3501 section 7.1
  { name: 'XMPP', pattern: /^(?:<\?xml[^>]{0,100}>\s{0,8})?<stream:/ }, // RFC 6120 section 4.2
  { name: 'IRC', pattern: /^:?[^\s]{0,100} ?NOTICE (?:AUTH|\*) / }, // RFC 2812 section 3.3.2
  { name: 'Telnet', pattern: /^\xff[\xfb-\xfe][\x00-\xff]/ }, // RFC 854: IAC WILL/WONT/DO/DONT
  { name: 'Socket.IO', pattern: /^(?:\d{1,4}:)?0\{"sid":/ }, // Engine.IO 3 and 4 open packet
]

/** Names the protocol of the first bytes, given in hexadecimal; `undefined` when none of the known ones begins like that. */
export function identifyProtocol(firstBytesHex: string): ProtocolName | undefined {
  const latin1 = hexToLatin1(firstBytesHex)
  return signatures.find(({ pattern }) => pattern.test(latin1))?.name
}

/** Names the protocol of the answer to harmless first words. */
export function identifyGreeted(greeting: Greeting, firstBytesHex: string): ProtocolName | undefined {
  // One letter: `S` for TLS, `N` for none; no other protocol answers eight bytes like that.
  if (greeting === 'postgresql-tls' && (firstBytesHex === '53' || firstBytesHex === '4e')) return 'PostgreSQL'
  return identifyProtocol(firstBytesHex)
}

/** Reads hexadecimal as Latin-1 text: one character per byte. */
function hexToLatin1(hex: string): string {
  return (hex.match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join('')
}

/** The first line of what was sent, for people: printable ASCII only, other bytes as dots, at most 80 characters. */
export function readableStart(firstBytesHex: string): string {
  const firstLine = hexToLatin1(firstBytesHex).split(/[\r\n]/, 1)[0] ?? ''
  return firstLine.replace(/[^\x20-\x7e]/g, '.').slice(0, 80)
}
