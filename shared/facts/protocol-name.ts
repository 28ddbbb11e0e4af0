// The protocols that Ponte can name, and how sure a name is. How they are recognised stands elsewhere.

/** Protocols that Ponte can name. The words are shown as they are, in every language. */
export type ProtocolName =
  | 'HTTP'
  | 'HTTP/2'
  | 'TLS'
  | 'SSH'
  | 'Telnet'
  | 'VNC'
  | 'RDP'
  | 'SMB'
  | 'LDAP'
  | 'DNS'
  | 'SMTP'
  | 'POP3'
  | 'IMAP'
  | 'NNTP'
  | 'FTP'
  | 'Rsync'
  | 'MySQL/MariaDB'
  | 'PostgreSQL'
  | 'SQL Server'
  | 'MongoDB'
  | 'ClickHouse'
  | 'Redis'
  | 'memcached'
  | 'beanstalkd'
  | 'Gearman'
  | 'NATS'
  | 'AMQP'
  | 'MQTT'
  | 'RTMP'
  | 'RTSP'
  | 'SIP'
  | 'IRC'
  | 'XMPP'
  | 'FastCGI'
  | 'Socket.IO'
  | 'Workerman Text'
  | 'Workerman Frame'

/**
 * A name and how far the bytes prove it. `certain`: no other protocol says this. `likely`: others could, and seldom do.
 * `possible`: many do, and this is the usual one among Ponte's users.
 */
export interface Identification {
  readonly name: ProtocolName
  readonly certainty: 'certain' | 'likely' | 'possible'
}
