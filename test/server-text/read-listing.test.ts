// Reads the output of every command that is understood, and what only looks like one.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readListing } from '../../shared/server-text/read-listing.ts'

const fixture = (file: string): string => readFileSync(new URL(`../fixtures/command-output/${file}`, import.meta.url), 'utf8')

/** What was read, in short lines: `address port program`. */
function read(text: string) {
  const result = readListing(text)
  if (result.status !== 'read') return result
  const { format, listeners, addresses, unreadLines } = result
  return {
    format,
    listeners: listeners.map(({ address, port, process: program }) =>
      [address, port, ...(program === undefined ? [] : [program])].join(' '),
    ),
    addresses,
    unreadLines,
  }
}

const captured = ['127.0.0.1 3306', '0.0.0.0 7000', '203.0.113.10 8080', '0.0.0.0 22', '::1 6379', ':: 22', ':: 80']
const held = captured.map((place) => `${place} node`)

/** `ss` tells a socket for both families from one for IPv6 alone. */
const ofBothFamilies = [...captured.slice(0, -1), '0.0.0.0 80', ':: 80']
const own = ['127.0.0.1', '203.0.113.10', '::1']

describe('commands of Linux and macOS', () => {
  test('ss with programs, UDP left out', () => {
    expect(read(fixture('linux/ss-lntup.txt'))).toEqual({
      format: 'ss',
      listeners: ofBothFamilies.map((place) => `${place} node`),
      addresses: own,
      unreadLines: 0,
    })
  })

  test('ss without the column of protocols', () => {
    expect(read(fixture('linux/ss-lnt.txt'))).toEqual({ format: 'ss', listeners: ofBothFamilies, addresses: own, unreadLines: 0 })
  })

  test('ss with more about each socket', () => {
    expect(read(fixture('linux/ss-lntpe.txt'))).toMatchObject({ format: 'ss', listeners: ofBothFamilies.map((place) => `${place} node`) })
  })

  test('ss with names for ports: a name that could mean any port is not guessed', () => {
    expect(read(fixture('linux/ss-ltu.txt'))).toEqual({
      format: 'ss',
      listeners: ofBothFamilies.filter((place) => place !== '0.0.0.0 7000'),
      addresses: own,
      unreadLines: 1,
    })
  })

  test('netstat with programs', () => {
    expect(read(fixture('linux/netstat-tulpn.txt'))).toEqual({ format: 'netstat-linux', listeners: held, addresses: own, unreadLines: 0 })
  })

  test('netstat with names and in another language', () => {
    const portuguese = fixture('linux/netstat-tlp.txt').replaceAll('LISTEN', 'OUÇA')
    expect(read(portuguese)).toEqual({
      format: 'netstat-linux',
      listeners: held.filter((place) => !place.startsWith('0.0.0.0 7000')),
      addresses: own,
      unreadLines: 1,
    })
  })

  test('netstat with connections: they only show the addresses of the machine', () => {
    expect(read(fixture('linux/netstat-an.txt'))).toEqual({ format: 'netstat-linux', listeners: captured, addresses: own, unreadLines: 0 })
  })

  test('lsof with numbers, and with everything that it shows', () => {
    const bound = ['0.0.0.0 22', ':: 22', ':: 80', '127.0.0.1 3306', '203.0.113.10 8080', '::1 6379', '0.0.0.0 7000']
    const expected = { format: 'lsof', listeners: bound.map((place) => `${place} node`), addresses: own, unreadLines: 0 }
    expect([read(fixture('linux/lsof-nP.txt')), read(fixture('linux/lsof-all.txt'))]).toEqual([expected, expected])
  })

  test('lsof with names', () => {
    expect(read(fixture('linux/lsof.txt'))).toMatchObject({ format: 'lsof', unreadLines: 1 })
  })

  test('lsof of macOS, with a space in a name', () => {
    expect(read(fixture('macos/lsof-nP.txt'))).toEqual({
      format: 'lsof',
      listeners: ['0.0.0.0 7000 ControlCe', ':: 7000 ControlCe', '127.0.0.1 9222 Google', '::1 5173 node'],
      addresses: ['127.0.0.1', '::1'],
      unreadLines: 0,
    })
  })

  test('docker ps, with ranges, both ways of writing IPv6, and ports that are not published', () => {
    expect(read(fixture('linux/docker-ps.txt'))).toEqual({
      format: 'docker-ps',
      listeners: [
        '0.0.0.0 8080 web',
        ':: 8080 web',
        '127.0.0.1 5432 database',
        '0.0.0.0 3478 relay',
        ':: 3478 relay',
        '203.0.113.10 7000 relay',
        '203.0.113.10 7001 relay',
        '203.0.113.10 7002 relay',
      ],
      addresses: ['127.0.0.1', '203.0.113.10'],
      unreadLines: 0,
    })
  })
})

describe('commands of Windows', () => {
  const netstat = {
    format: 'netstat-windows',
    listeners: ['0.0.0.0 135', '0.0.0.0 8080', '127.0.0.1 27017', '192.168.1.20 139', ':: 135', '::1 49670'],
    addresses: ['127.0.0.1', '192.168.1.20', '::1'],
    unreadLines: 0,
  }

  test.each(['en', 'de'])('netstat -ano, in %s', (language) => {
    expect(read(fixture(`windows/netstat-ano-${language}.txt`))).toEqual(netstat)
  })

  test('netstat -anb, with the names of programs below', () => {
    expect(read(fixture('windows/netstat-anb-pt.txt'))).toMatchObject({
      format: 'netstat-windows',
      listeners: ['0.0.0.0 135 svchost.exe', '127.0.0.1 3306 mysqld.exe', ':: 80'],
    })
  })

  test.each([
    ['table.txt', [':: 445', '::1 49670', '0.0.0.0 8080', '127.0.0.1 3306']],
    ['list.txt', [':: 445', '127.0.0.1 3306']],
  ])('Get-NetTCPConnection as a %s: a port that is only bound is none that listens', (ending, listeners) => {
    expect(read(fixture(`windows/get-net-tcp-connection-${ending}`))).toMatchObject({ format: 'get-net-tcp-connection', listeners })
  })

  test('Get-NetTCPConnection as JSON, and one record alone', () => {
    const json = fixture('windows/get-net-tcp-connection.json')
    const records = JSON.parse(json) as readonly unknown[]
    expect([read(json), read(JSON.stringify(records[2]))]).toEqual([
      {
        format: 'get-net-tcp-connection',
        listeners: [':: 445', '127.0.0.1 3306'],
        addresses: ['192.168.1.20', '127.0.0.1'],
        unreadLines: 0,
      },
      { format: 'get-net-tcp-connection', listeners: ['127.0.0.1 3306'], addresses: ['127.0.0.1'], unreadLines: 0 },
    ])
  })

  test('a text with the line ends of Windows', () => {
    expect(read(fixture('windows/netstat-ano-en.txt').replaceAll('\n', '\r\n'))).toEqual(netstat)
  })
})

describe('hostile and foreign texts', () => {
  test.each([
    ['nothing', ''],
    ['a letter', 'Dear support,\nthe server at 192.0.2.1:8080 does not answer since 10:30.\n'],
    ['markup', '<script>alert(1)</script>\n<table><tr><td>tcp</td><td>0.0.0.0:80</td></tr></table>'],
    ['JSON of something else', '{"LocalAddress": {"toString": 1}, "LocalPort": 1e309, "State": 2}'],
    [
      'absurd numbers',
      'tcp LISTEN 0 128 0.0.0.0:99999 0.0.0.0:*\ntcp 0 0 0.0.0.0:-1 0.0.0.0:* LISTEN\nTCP 0.0.0.0:1e3 0.0.0.0:0 LISTENING 1',
    ],
    ['a line without end', `tcp LISTEN 0 128 0.0.0.0:80 0.0.0.0:* ${'x'.repeat(5_000_000)}`],
    ['a range of all ports and more', 'abcdef012345 i "c" now Up 0.0.0.0:1-99999->1-99999/tcp name'],
  ])('%s is not recognised', (_what, text) => {
    expect(read(text)).toEqual({ status: 'not-recognised' })
  })

  test('control characters and overrides of direction do not stay in a name', () => {
    expect(read('tcp LISTEN 0 128 0.0.0.0:80 0.0.0.0:* users:(("ev\u202Eil\u0007",pid=1,fd=3))')).toMatchObject({
      listeners: ['0.0.0.0 80 evil'],
    })
  })

  test('more listeners than a machine has, as lines and as ranges, are refused in less than two seconds', () => {
    const lines = Array.from(
      { length: 140_000 },
      (_, index) => `tcp LISTEN 0 1 10.${index >> 16}.${(index >> 8) & 255}.${index & 255}:80 *:*`,
    )
    const ranges = Array.from(
      { length: 60_000 },
      (_, index) => `${(0xabc0000000000 + index).toString(16)} i "c" x Up 10.0.${index >> 8}.${index & 255}:1-1000->1-1000/tcp n`,
    )
    const start = performance.now()
    expect([read(lines.join('\n')), read(ranges.join('\n'))]).toEqual([{ status: 'too-many-listeners' }, { status: 'too-many-listeners' }])
    expect(performance.now() - start).toBeLessThan(4000)
  })
})
