// The bytes of each greeting, in hexadecimal. They ask, they never log in, open a session or change anything, and nothing of the person's is in them.
// Where a protocol offers no question before the login, a version that no server knows is named: the refusal says what the server is.
import type { Greeting } from './fact.ts'

const ascii = (text: string): string => Array.from(text, (character) => character.charCodeAt(0).toString(16).padStart(2, '0')).join('')
const hex = (digits: string): string => digits.replaceAll(' ', '')
const zeros = (count: number): string => '00'.repeat(count)

const sipOptions = [
  'OPTIONS sip:ponte.invalid SIP/2.0',
  'Via: SIP/2.0/TCP ponte.invalid;branch=z9hG4bK-ponte',
  'From: <sip:ponte@ponte.invalid>;tag=ponte',
  'To: <sip:ponte.invalid>',
  'Call-ID: ponte@ponte.invalid',
  'CSeq: 1 OPTIONS',
  // Nobody behind the server is asked.
  'Max-Forwards: 0',
  'Content-Length: 0',
  '\r\n',
].join('\r\n')

/** What is said for each greeting; its source stands beside it. */
export const greetingWords: Readonly<Record<Greeting, string>> = {
  // Redis protocol (RESP), inline commands; memcached's protocol.txt, "version". Both only ask; each is an unknown word to the other.
  ping: ascii('PING\r\nversion\r\n'),
  // PostgreSQL, message formats: a StartupMessage of protocol 9.9, with no user. It is refused before any login.
  postgresql: hex('00000008 00090009'),
  // PostgreSQL, message formats: SSLRequest. Its answer is one letter, too little to prove anything; kept for the reports that hold it.
  'postgresql-tls': hex('00000008 04d2162f'),
  // MQTT 3.1.1 section 3.1: CONNECT of protocol level 0, clean session, no client name. [MQTT-3.1.2-2]: refused with CONNACK 1.
  mqtt: hex('10 0c 0004 4d515454 00 02 000a 0000'),
  // FastCGI 1.0 section 4.1: FCGI_GET_VALUES of FCGI_MPXS_CONNS, a question to the program itself and not to any page.
  fastcgi: hex('01 09 0000 0011 07 00 0f 00') + ascii('FCGI_MPXS_CONNS') + zeros(7),
  // MS-RDPBCGR 2.2.1.1: X.224 Connection Request with an RDP Negotiation Request, no cookie.
  rdp: hex('03000013 0ee000000000 00 0100080003000000'),
  // MS-SMB2 2.2.3: NEGOTIATE of dialects 2.0.2 and 2.1, behind the four bytes of direct TCP (MS-SMB2 2.1).
  smb: [
    hex('00000068 fe534d42 4000 0000 00000000 0000 0100 00000000 00000000'),
    zeros(8 + 4 + 4 + 8 + 16),
    hex('2400 0200 0100 0000 00000000'),
    zeros(16 + 8),
    hex('0202 1002'),
  ].join(''),
  // RFC 4511 section 4.5.1, RFC 4512 section 5.1: the root entry, without a bind, none of its attributes ("1.1").
  ldap: hex('302a 020101 6325 0400 0a0100 0a0100 020101 020105 010100 870b 6f626a656374436c617373 3005 0403312e31'),
  // RFC 1035 section 4.2.2, RFC 7766: who serves the root zone; no recursion desired, so nobody else is asked.
  dns: hex('0011 506f 0000 0001 0000 0000 0000 00 0002 0001'),
  // RFC 3261 section 11: what can you do? Asked of this hop only.
  sip: ascii(sipOptions),
  // Adobe's RTMP 1.0 section 5.2: C0 and C1, whose 1,528 free bytes are all the same.
  rtmp: hex('03 00000000 00000000') + '50'.repeat(1528),
  // MS-TDS 2.2.6.5: PRELOGIN, which precedes any login.
  mssql: hex('1201002f00000000 00001a0006 0100200001 0200210001 0300220004 0400260001 ff 000000000000 02 00 00000000 00'),
}
