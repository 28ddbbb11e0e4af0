// How the answers to greetings look that only mean something as answers. What is asked stands in `greeting-words.ts`.
import type { Greeting } from './fact.ts'
import { certain, likely } from './protocol-signatures.ts'
import type { Signature } from './protocol-signatures.ts'

/** Checked before the signatures that hold for any bytes. An echo of the question matches none of them. */
export const greetingAnswers: Readonly<Record<Greeting, readonly Signature[]>> = {
  // Redis' PONG and memcached's VERSION, which any-bytes signatures know.
  ping: [],
  // ErrorResponse, which any-bytes signatures know.
  postgresql: [],
  // The answer to PostgreSQL's SSLRequest is one letter, `S` or `N`: no other protocol is known to answer it so, but a letter proves little.
  'postgresql-tls': [likely('PostgreSQL', /^[SN]$/)],
  mqtt: [certain('MQTT', /^\x20\x02[\x00\x01][\x00-\x05]$/)], // MQTT 3.1.1 section 3.2: CONNACK of two bytes
  fastcgi: [certain('FastCGI', /^\x01\x0a\x00\x00[\x00-\xff]{2}[\x00-\xff]\x00/)], // FastCGI 1.0 section 4.1: FCGI_GET_VALUES_RESULT, request 0
  rdp: [
    certain('RDP', /^\x03\x00\x00\x13\x0e\xd0[\x00-\xff]{5}[\x02\x03][\x00-\xff]\x08\x00/), // MS-RDPBCGR 2.2.1.2: with a negotiation response or failure
    likely('RDP', /^\x03\x00\x00[\x0b-\x20][\x06-\x1b]\xd0/), // X.224 Connection Confirm alone: old RDP, or another user of ISO transport
  ],
  // MS-SMB2 2.2.1.2 and MS-CIFS 2.2.3.1, with the flag that says "response".
  smb: [certain('SMB', /^\x00[\x00-\xff]{3}(?:\xfeSMB[\x00-\xff]{12}[\x01\x09]|\xffSMB[\x00-\xff]{5}[\x80-\xff])/)],
  ldap: [certain('LDAP', /^0[\x00-\xff]{1,5}\x02\x01\x01[\x64\x65]/)], // RFC 4511 section 4.5.2: SearchResultEntry or -Done to message 1
  dns: [certain('DNS', /^[\x00-\x10][\x00-\xff]Po[\x80-\xff]/)], // RFC 1035 section 4.1.1: our identifier, and the bit that says "response"
  sip: [],
  // Decided by the number of bytes, in `identify-protocol.ts`.
  rtmp: [],
  mssql: [certain('SQL Server', /^\x04\x01[\x00-\xff]{2}\x00\x00[\x00-\xff]\x00\x00\x00[\x00-\xff]\x00[\x06\x24]/)], // MS-TDS 2.2.6.5: the answer's VERSION option
}
