// Which protocol begins with which bytes; how far they prove it is asked in `recognise-protocol.test.ts`.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readableStart, recogniseGreeted, recogniseProtocol } from '../../shared/facts/identify-protocol.ts'

const hex = (text: string): string => Buffer.from(text, 'latin1').toString('hex')

describe('The first bytes', () => {
  test.each([
    ['SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n', 'SSH'],
    ['HTTP/1.1 400 Bad Request\r\n', 'HTTP'],
    ['HTTP/1.0 200 OK\r\n', 'HTTP'],
    ['<!DOCTYPE html><html>', 'HTTP'],
    ['\n <html><head>', 'HTTP'],
    ['RTSP/1.0 400 Bad Request\r\n', 'RTSP'],
    ['SIP/2.0 400 Bad Request\r\n', 'SIP'],
    ['\x16\x03\x03\x00\x7a\x02', 'TLS'],
    ['\x15\x03\x01\x00\x02\x02\x46', 'TLS'],
    ['\x00\x00\x12\x04\x00\x00\x00\x00\x00', 'HTTP/2'],
    ['RFB 003.008\n', 'VNC'],
    ['AMQP\x00\x00\x09\x01', 'AMQP'],
    ['\x4a\x00\x00\x00\x0a8.0.36\x00', 'MySQL/MariaDB'],
    ["\x45\x00\x00\x00\xff\x6a\x04Host '198.51.100.7' is not allowed to connect to this MySQL server", 'MySQL/MariaDB'],
    ['E\x00\x00\x00\x84SFATAL\x00', 'PostgreSQL'],
    ['EFATAL:  unsupported frontend protocol', 'PostgreSQL'],
    ["-ERR unknown command 'GET'\r\n", 'Redis'],
    ['-NOAUTH Authentication required.\r\n', 'Redis'],
    ['+PONG\r\n', 'Redis'],
    ['ERROR\r\n', 'memcached'],
    ['220 mail.example.com ESMTP Postfix (Debian/GNU)\r\n', 'SMTP'],
    ['220 ftp.example.com ESMTP Exim 4.96\r\n', 'SMTP'],
    ['220 smtp.example.com ready\r\n', 'SMTP'],
    ['421 mail.example.com too busy\r\n', 'SMTP'],
    ['220 (vsFTPd 3.0.5)\r\n', 'FTP'],
    ['220 mail.example.com FTP server ready\r\n', 'FTP'],
    ['220-FileZilla Server 1.7\r\n', 'FTP'],
    ['+OK Dovecot ready.\r\n', 'POP3'],
    ['* OK [CAPABILITY IMAP4rev1] ready\r\n', 'IMAP'],
    ["<?xml version='1.0'?><stream:stream", 'XMPP'],
    [':irc.example.net NOTICE * :*** Looking up your hostname\r\n', 'IRC'],
    ['\xff\xfd\x18\xff\xfd\x20', 'Telnet'],
    ['96:0{"sid":"Lbo5JLzTotvW3g2LAAAA"', 'Socket.IO'],
    ['0{"sid":"Lbo5"', 'Socket.IO'],
    ['', undefined],
    ['WELCOME TO ZORK\r\n', 'Workerman Text'],
    ['GET / HTTP/1.1\r\n', undefined],
    ['{"error":"bad request"}', undefined],
    ['\x16\x04\x00', undefined],
  ])('%j are %s', (bytes, name) => {
    expect(recogniseProtocol(hex(bytes))?.name).toBe(name)
  })

  test.each(['53', '4e'])('0x%s answers PostgreSQL’s question for TLS, and nothing else', (answer) => {
    expect([recogniseGreeted('postgresql-tls', answer), recogniseGreeted('ping', answer), recogniseProtocol(answer)]).toEqual([
      { name: 'PostgreSQL', certainty: 'likely' },
      undefined,
      undefined,
    ])
  })

  test('any 256 bytes are read without a fault, at once, and shown in one printable line', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 256 }), (bytes) => {
        const text = Buffer.from(bytes).toString('hex')
        const startMs = performance.now()
        recogniseProtocol(text)
        expect(readableStart(text)).toMatch(/^[\x20-\x7e]{0,80}$/)
        expect(performance.now() - startMs).toBeLessThan(20)
      }),
    )
  })
})
