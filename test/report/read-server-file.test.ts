// What is read as a server's own side, and what is refused.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readServerFile, serverFileMessage } from '../../shared/report/read-server-file.ts'

const document = {
  schemaVersion: 1,
  kind: 'server-description',
  ponte: { version: '1.0.0', platform: 'linux', runtime: 'node 24.0.0' },
  describedAt: '2026-11-21T03:00:00.000Z',
  addresses: ['127.0.0.1', '203.0.113.10'],
  listeners: [{ address: '0.0.0.0', port: 22, process: 'sshd' }],
}

describe('a server’s file', () => {
  test('as describe-server writes it', () => {
    const { describedAt, addresses, listeners } = document
    expect(readServerFile(JSON.stringify(document))).toEqual({ status: 'read', description: { describedAt, addresses, listeners } })
  })

  test('as a command printed it: nobody knows when, and its addresses are those of its sockets', () => {
    const text = readFileSync(new URL('../fixtures/command-output/windows/netstat-ano-de.txt', import.meta.url), 'utf8')
    expect(readServerFile(text)).toMatchObject({
      status: 'read',
      description: { listing: 'netstat-windows', addresses: ['127.0.0.1', '192.168.1.20', '::1'] },
      listing: { format: 'netstat-windows', unreadLines: 0 },
    })
  })

  const whole = JSON.stringify(document)
  test.each([
    ['larger than the limit', whole + ' '.repeat(5_000_000), 'too-large'],
    ['empty', '', 'not-recognised'],
    ['cut off', whole.slice(0, -20), 'not-recognised'],
    ['as deep as it is long', '['.repeat(1_000_000), 'not-recognised'],
    ['markup', `<html><script>${whole}</script></html>`, 'not-recognised'],
    ['of a later version', JSON.stringify({ ...document, schemaVersion: 2 }), 'newer-version'],
    ['with a surplus field', JSON.stringify({ ...document, surplus: true }), 'damaged'],
    ['with an absurd port', JSON.stringify({ ...document, listeners: [{ address: '0.0.0.0', port: 1e9 }] }), 'damaged'],
    ['with words for an address', JSON.stringify({ ...document, addresses: ['<b>here</b>'] }), 'damaged'],
    ['with a million entries', `{"kind":"server-description","schemaVersion":1,"listeners":[${'1,'.repeat(1_000_000)}1]}`, 'damaged'],
    ['with a time before time', JSON.stringify({ ...document, describedAt: 'yesterday' }), 'damaged'],
  ] as const)('is refused with one sentence: %s', (_what, text, problem) => {
    const start = performance.now()
    const read = readServerFile(text)
    expect([read, serverFileMessage(problem).id]).toEqual([{ status: 'refused', problem }, `server-file.${problem}`])
    expect(performance.now() - start).toBeLessThan(2000)
  })
})
