// How the protocols begin that speak first, or that answer foreign words in words of their own. Only names, no versions and no judgement.
import type { Identification, ProtocolName } from './protocol-name.ts'

/** What bytes of one protocol look like. */
export interface Signature extends Identification {
  /** Matched against the bytes read as Latin-1, so that each byte is one character. */
  readonly pattern: RegExp
}

/** A signature that no other protocol shares. */
export function certain(name: ProtocolName, pattern: RegExp): Signature {
  return { name, pattern, certainty: 'certain' }
}

/** A signature that another protocol could share. */
export function likely(name: ProtocolName, pattern: RegExp): Signature {
  return { name, pattern, certainty: 'likely' }
}

/**
 * The first match counts. Anchored, and every repetition bounded, so that hostile bytes cost nothing.
 * Each holds at least three bytes' worth of evidence where it says `certain`; sources are named beside each.
 */
export const signatures: readonly Signature[] = [
  certain('SSH', /^SSH-(?:2\.0|1\.\d{1,2})-/), // RFC 4253 section 4.2
  certain('HTTP', /^HTTP\/[01]\.\d /), // RFC 9112 section 4
  certain('HTTP', /^\s{0,8}<(?:!doctype html|html|head)[\s>]/i), // HTTP/0.9 style answer: a page without a head
  certain('RTSP', /^RTSP\/\d\.\d /), // RFC 2326 section 7.1
  certain('SIP', /^SIP\/\d\.\d /), // RFC 3261 section 7.2
  // RFC 8446 section 5.1: an alert, or a handshake record with a ServerHello. A ClientHello that comes back is an echo.
  certain('TLS', /^(?:\x16\x03[\x00-\x04][\x00-\x40][\x00-\xff]\x02|\x15\x03[\x00-\x04]\x00\x02[\x01\x02])/),
  certain('HTTP/2', /^\x00[\x00-\xff]{2}\x04[\x00\x01]\x00{4}/), // RFC 9113 sections 3.4 and 6.5: SETTINGS on stream 0 come first
  certain('VNC', /^RFB \d{3}\.\d{3}\n/), // RFC 6143 section 7.1.1
  certain('AMQP', /^AMQP[\x00-\x03]/), // AMQP 0-9-1 section 4.2.2, AMQP 1.0 section 2.2
  certain('Rsync', /^@RSYNCD: \d/), // rsync's clientserver.c
  certain('NATS', /^INFO \{"server_id"/), // NATS client protocol, INFO
  certain('beanstalkd', /^UNKNOWN_COMMAND\r\n/), // beanstalkd's protocol.txt
  certain('Gearman', /^ERR UNKNOWN_COMMAND Unknown\+server\+command/), // gearmand's text protocol
  // Initial handshake packet of protocol 10, or an error packet in its place (MySQL internals; MariaDB's "Connecting").
  certain('MySQL/MariaDB', /^[\x00-\xff]{2}\x00\x00\x0a\d{1,2}\.\d/),
  certain('MySQL/MariaDB', /^[\x00-\xff]{2}\x00[\x00\x01]\xff[\x00-\xff]{2}[^\r\n]{0,100}(?:MySQL|MariaDB|Too many connections|Host ')/),
  certain('PostgreSQL', /^E[\x00-\xff]{4}S[A-Z]{4,9}\x00/), // ErrorResponse of the frontend/backend protocol 3.0
  certain('PostgreSQL', /^EFATAL: {2}/), // error of protocol 2.0, before the version is agreed
  certain('Redis', /^\+PONG\r\n/),
  certain('Redis', /^-(?:NOAUTH Auth|NOPERM |WRONGPASS |MISCONF |LOADING |DENIED Redis)/), // Redis protocol (RESP), simple errors
  certain('Redis', /^-ERR (?:unknown command|wrong number of arguments|Protocol error|max number of clients)/),
  certain('memcached', /^(?:ERROR\r\n)?VERSION \d{1,3}\.\d/), // memcached's protocol.txt, "version"
  certain('memcached', /^(?:CLIENT|SERVER)_ERROR /), // memcached's protocol.txt, "Error strings"
  likely('memcached', /^ERROR\r\n/), // the same; modems and others say this, too
  // The greeting names its host and then itself (RFC 5321 section 4.2); "mail" or "ftp" may also be part of the host's name.
  certain('SMTP', /^(?:220|421|554)[ -]\S{1,255} (?:[^\r\n]{0,100} )?E?SMTP\b/),
  certain('FTP', /^(?:120|220|421)[ -][^\r\n]{0,200}(?:\bFTP\b|FTPd|FTPD|FileZilla Server)/), // RFC 959 section 5.4
  certain('NNTP', /^20[01] [^\r\n]{0,200}(?:NNTP|NNRP|InterNetNews)/), // RFC 3977 section 5.1
  likely('SMTP', /^(?:220|421|554)[ -](?!ftp\b)[\w-]{1,63}\.[\w.-]{1,190}[ \r]/), // RFC 5321: a domain follows the code; other servers may do so, too
  certain('POP3', /^\+OK[^\r\n]{0,200}(?:POP|ready|<[^\r\n>]{1,100}@)/i), // RFC 1939 sections 4 and 7
  likely('POP3', /^\+OK[ \r]/),
  likely('POP3', /^-ERR [^\r\n]{0,200}POP/i),
  certain('IMAP', /^\* (?:OK|PREAUTH|BYE)[ []/), // RFC 9051 section 7.1
  likely('Redis', /^-[A-Z]{3,20} [^'\r\n]/), // RESP; only the error's first word is fixed
  certain('XMPP', /^(?:<\?xml[^>]{0,100}>\s{0,8})?<stream:(?:stream|error)\b/), // RFC 6120 section 4.2
  certain('IRC', /^(?::\S{1,100} )?NOTICE (?:AUTH|\*) /), // RFC 2812 section 3.3.2
  certain('IRC', /^:\S{1,100} 4\d\d \S{1,50} /), // RFC 2812 section 5.2: an error reply
  certain('IRC', /^ERROR :(?:Closing Link|[^\r\n]{0,100}\bIRC\b)/i), // RFC 2812 section 3.7.4
  likely('IRC', /^ERROR :/),
  certain('Telnet', /^(?:\xff[\xfb-\xfe][\x00-\x31]){2}/), // RFC 854: IAC WILL/WONT/DO/DONT, and an option of IANA's list
  likely('Telnet', /^\xff[\xfb-\xfe][\x00-\x31]/),
  likely('RDP', /^\x03\x00\x00\x09\x02\xf0\x80\x21\x80/), // RFC 2126 and T.125: DisconnectProviderUltimatum; T.120 conferences say it, too
  // RFC 4511 section 4.4.1: Notice of Disconnection.
  certain('LDAP', /^0[\x00-\xff]{1,5}\x02\x01\x00\x78[\x00-\xff]{0,150}1\.3\.6\.1\.4\.1\.1466\.20036/),
  certain('Socket.IO', /^(?:\d{1,4}:)?0\{"sid":"/), // Engine.IO protocol 3 and 4: the open packet
]
