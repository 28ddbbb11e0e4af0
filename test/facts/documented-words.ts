// First words written after documentation, because no server of the protocol could be run where the other fixtures were captured.
import type { Greeting } from '../../shared/facts/fact.ts'
import type { Identification } from '../../shared/facts/protocol-name.ts'

/** What a server says, why we believe it, and what it proves. */
export interface DocumentedWords {
  readonly source: string
  /** Absent for words that come unasked, or in answer to anything. */
  readonly asked?: Greeting
  /** Latin-1: one character per byte. */
  readonly words: string
  /** Bytes that came in all, where more came than are written here. */
  readonly byteCount?: number
  readonly known: Identification | undefined
}

const certain = (name: Identification['name']): Identification => ({ name, certainty: 'certain' })
const likely = (name: Identification['name']): Identification => ({ name, certainty: 'likely' })

export const documentedWords: readonly DocumentedWords[] = [
  { source: 'AMQP 0-9-1 section 4.2.2: the answer to a wrong header (RabbitMQ)', words: 'AMQP\x00\x00\x09\x01', known: certain('AMQP') },
  { source: 'RFC 3977 section 5.1.1', words: '200 news.example.com InterNetNews NNRP server ready\r\n', known: certain('NNTP') },
  {
    source: 'RFC 4511 section 4.4.1: Notice of Disconnection',
    words: '0\x24\x02\x01\x00\x78\x1f\x0a\x01\x02\x04\x00\x04\x00\x8a\x161.3.6.1.4.1.1466.20036',
    known: certain('LDAP'),
  },
  {
    source: 'RFC 2812 section 3.3.2, as older IRC servers greet',
    words: 'NOTICE AUTH :*** Looking up your hostname...\r\n',
    known: certain('IRC'),
  },
  {
    source: 'RFC 2812 section 3.3.2, as newer IRC servers greet',
    words: ':irc.example.com NOTICE * :*** Checking Ident\r\n',
    known: certain('IRC'),
  },
  { source: 'RFC 2812 section 3.7.4', words: 'ERROR :Closing Link: 192.0.2.1 (Connection refused)\r\n', known: certain('IRC') },
  { source: 'an error in the words of RFC 2812 without its usual text', words: 'ERROR :go away\r\n', known: likely('IRC') },
  { source: 'RFC 5321 section 4.2, Postfix', words: '220 mx.example.com ESMTP Postfix (Debian/GNU)\r\n', known: certain('SMTP') },
  {
    source: 'RFC 5321 section 4.2, Microsoft Exchange',
    words: '220 ftp.example.com Microsoft ESMTP MAIL Service ready at Sat, 21 Nov 2026\r\n',
    known: certain('SMTP'),
  },
  { source: 'RFC 5321 section 3.1: 554', words: '554 mx.example.com No SMTP service here\r\n', known: certain('SMTP') },
  { source: 'RFC 5321 section 4.2: a domain and nothing else', words: '220 mx.example.com ready\r\n', known: likely('SMTP') },
  {
    source: 'RFC 959 section 5.4, a host whose name speaks of mail',
    words: '220 mail.example.com FTP server ready.\r\n',
    known: certain('FTP'),
  },
  {
    source: 'RFC 959 section 5.4, FileZilla Server',
    words: '220-FileZilla Server 1.8.2\r\n220 Please visit https://filezilla-project.org/\r\n',
    known: certain('FTP'),
  },
  {
    source: 'RFC 959 section 5.4, Pure-FTPd',
    words: '220---------- Welcome to Pure-FTPd [privsep] [TLS] ----------\r\n',
    known: certain('FTP'),
  },
  { source: 'RFC 959 section 5.4: a code that several protocols use, and no name', words: '220 ready\r\n', known: undefined },
  { source: 'RFC 1939 section 7: a greeting with a timestamp', words: '+OK <1896.697170952@dbc.mtview.ca.us>\r\n', known: certain('POP3') },
  { source: 'RFC 1939 section 3: the shortest positive answer', words: '+OK\r\n', known: likely('POP3') },
  { source: 'RFC 1939 section 3: a busy POP3 server', words: '-ERR POP3 server too busy\r\n', known: likely('POP3') },
  { source: 'RFC 9051 section 7.1.4', words: '* PREAUTH IMAP4rev2 server logged in as Smith\r\n', known: certain('IMAP') },
  {
    source: 'MySQL: error packet in place of the greeting',
    words: "\x45\x00\x00\x00\xff\x6a\x04Host '192.0.2.1' is not allowed to connect to this MySQL server",
    known: certain('MySQL/MariaDB'),
  },
  { source: 'MySQL 8: the greeting', words: '\x4a\x00\x00\x00\x0a8.0.36\x00\x08\x00\x00\x00', known: certain('MySQL/MariaDB') },
  {
    source: 'PostgreSQL protocol 2.0: an error before the version is agreed',
    words: 'EFATAL:  unsupported frontend protocol 1234.5679\n\x00',
    known: certain('PostgreSQL'),
  },
  {
    source: 'Redis in protected mode',
    words: '-DENIED Redis is running in protected mode because protected mode is enabled\r\n',
    known: certain('Redis'),
  },
  { source: 'RESP: an error of which only the first word is fixed', words: '-ERR something went wrong\r\n', known: likely('Redis') },
  { source: 'a server of the RESP family that knows no "version"', asked: 'ping', words: '+PONG\r\n', known: certain('Redis') },
  { source: "memcached's protocol.txt: CLIENT_ERROR", words: 'CLIENT_ERROR bad command line format\r\n', known: certain('memcached') },
  { source: 'MQTT 3.1.1 section 3.2.2: not authorized', asked: 'mqtt', words: '\x20\x02\x00\x05', known: certain('MQTT') },
  {
    source: 'MS-TDS 2.2.6.5: the answer to PRELOGIN',
    asked: 'mssql',
    words:
      '\x04\x01\x00\x2b\x00\x00\x01\x00\x00\x00\x1a\x00\x06\x01\x00\x20\x00\x01\x02\x00\x21\x00\x01\x03\x00\x22\x00\x00\x04\x00\x22\x00\x01\xff\x0f\x00\x07\xd0\x00\x00\x02\x00\x00',
    known: certain('SQL Server'),
  },
  {
    source: 'RFC 905: a connection confirm without RDP negotiation, as old Windows and industrial controllers send',
    asked: 'rdp',
    words: '\x03\x00\x00\x0b\x06\xd0\x00\x00\x12\x34\x00',
    known: likely('RDP'),
  },
  {
    source: 'MS-RDPBCGR 2.2.1.2.2: a negotiation failure',
    asked: 'rdp',
    words: '\x03\x00\x00\x13\x0e\xd0\x00\x00\x12\x34\x00\x03\x00\x08\x00\x05\x00\x00\x00',
    known: certain('RDP'),
  },
  {
    source: 'MS-CIFS: a server of SMB 1 only',
    asked: 'smb',
    words: '\x00\x00\x00\x23\xffSMB\x72\x00\x00\x00\x00\x88',
    known: certain('SMB'),
  },
  {
    source: 'RTMP 1.0 section 5.2: S0 and S1 with bytes of their own, S2 on its way',
    asked: 'rtmp',
    words: `\x03\x00\x01\x02\x03\x00\x00\x00\x00${'q'.repeat(247)}`,
    byteCount: 1537,
    known: likely('RTMP'),
  },
  {
    source: 'RFC 862: an echo of C0 and C1',
    asked: 'rtmp',
    words: `\x03${'\x00'.repeat(8)}${'P'.repeat(247)}`,
    byteCount: 1537,
    known: undefined,
  },
  { source: 'RFC 2326 section 7.1', words: 'RTSP/1.0 400 Bad Request\r\nCSeq: 1\r\n\r\n', known: certain('RTSP') },
  { source: 'RFC 3261 section 7.2', words: 'SIP/2.0 483 Too Many Hops\r\n', known: certain('SIP') },
  { source: 'RFC 6120 section 4.2', words: "<stream:stream from='example.com' version='1.0'>", known: certain('XMPP') },
  { source: 'RFC 6143 section 7.1.1', words: 'RFB 003.889\n', known: certain('VNC') },
  { source: 'RFC 854: a single option', words: '\xff\xfd\x18', known: likely('Telnet') },
  { source: 'RFC 8446 section 6: a fatal alert', words: '\x15\x03\x01\x00\x02\x02\x46', known: certain('TLS') },
  { source: 'RFC 8446 section 4.1.3: a ServerHello', words: '\x16\x03\x03\x00\x7a\x02\x00\x00\x76\x03\x03', known: certain('TLS') },
  { source: 'RFC 862: an echo of our ClientHello', words: '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', known: undefined },
  {
    source: 'Engine.IO protocol 3: the open packet',
    words: '96:0{"sid":"lv_VI97HAXpY6yYWAAAB","upgrades":["websocket"]}',
    known: certain('Socket.IO'),
  },
  { source: 'HTTP/0.9: a page without a head', words: '<html><body>Hello</body></html>', known: certain('HTTP') },
  {
    source: 'a line of JSON, as many programs send',
    words: '{"type":"welcome"}\n',
    known: { name: 'Workerman Text', certainty: 'possible' },
  },
  { source: 'a count in front of a message that does not fit it', words: '\x00\x00\x00\x20hello', known: undefined },
]
