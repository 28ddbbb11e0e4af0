// Hosts files as systems ship them, as people edit them, and as nobody should.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseHostsEntries, parseHostsFile } from '../../../electron/system/hosts-file/parse-hosts-file.ts'

const debian = `127.0.0.1\tlocalhost
127.0.1.1\tmachine.example machine

# The following lines are desirable for IPv6 capable hosts
::1     localhost ip6-localhost ip6-loopback
192.0.2.10 Server.Example www.server.example # the old machine
`

describe('parseHostsFile', () => {
  it('gives the addresses of the name in every family, and the other names', () => {
    expect(parseHostsFile(debian, 'localhost')).toEqual({
      addresses: ['127.0.0.1', '::1'],
      otherNames: ['machine.example', 'machine', 'ip6-localhost', 'ip6-loopback', 'server.example', 'www.server.example'],
    })
  })

  it('compares names without regard to case', () => {
    expect(parseHostsFile(debian, 'SERVER.example').addresses).toEqual(['192.0.2.10'])
  })

  it('reads the line ends of Windows and takes no notice of comments, broken addresses and lines without names', () => {
    const text = '# 192.0.2.1 a.example\r\n192.0.2.2 a.example\r\n999.0.2.3 a.example\r\n192.0.2.4\r\n\r\nfe80::1%eth0 a.example\r\n'
    expect(parseHostsFile(text, 'a.example')).toEqual({ addresses: ['192.0.2.2', 'fe80::1%eth0'], otherNames: [] })
  })

  it('keeps at most 200 other names of a file that blocks advertisements', () => {
    const text = Array.from({ length: 5000 }, (_, index) => `0.0.0.0 ad${index}.example`).join('\n')
    expect(parseHostsFile(`${text}\n192.0.2.1 a.example`, 'a.example')).toMatchObject({
      addresses: ['192.0.2.1'],
      otherNames: { length: 200 },
    })
  })

  it('finds every name that was written by the grammar', () => {
    const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/)
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(fc.oneof(fc.ipV4(), fc.ipV6()), label), { minLength: 1, maxLength: 20 }), (entries) => {
        const text = entries.map(([address, name]) => `  ${address}\t${name}   # ${name}`).join('\n')
        for (const [address, name] of entries) expect(parseHostsFile(text, name).addresses).toContain(address)
      }),
    )
  })

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (text, name) => void parseHostsFile(text, name)))
  })
})

describe('parseHostsEntries', () => {
  it('gives the lines as they stand there', () => {
    expect(parseHostsEntries(`${debian}not-an-address name\n10.0.0.1 # no name\n`)).toEqual({
      entries: [
        { address: '127.0.0.1', names: ['localhost'] },
        { address: '127.0.1.1', names: ['machine.example', 'machine'] },
        { address: '::1', names: ['localhost', 'ip6-localhost', 'ip6-loopback'] },
        { address: '192.0.2.10', names: ['Server.Example', 'www.server.example'] },
      ],
      more: 0,
    })
  })

  it('counts what it does not give of a long file', () => {
    const { entries, more } = parseHostsEntries('0.0.0.0 advertisement.example\n'.repeat(100_000))
    expect([entries.length, more]).toEqual([200, 99_800])
  })
})
