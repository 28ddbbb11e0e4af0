// The reader of HTTP heads against honest, odd and hostile bytes.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHttpHead } from '../../electron/probes/http-head.ts'

const read = (text: string | Buffer) => readHttpHead(Buffer.from(text as string))

function readHeaders(...lines: string[]) {
  const reading = read(`HTTP/1.1 200 OK\r\n${lines.join('\r\n')}\r\n\r\n`)
  return reading.status === 'complete' ? reading.head.headers : reading
}

describe('readHttpHead', () => {
  it('reads status, reason and headers, and says where the body begins', () => {
    const text = 'HTTP/1.1 404 Not Found\r\nServer: nginx\r\nContent-Length: 5\r\n\r\n'
    expect(read(`${text}hello`)).toEqual({
      status: 'complete',
      head: {
        status: 404,
        reason: 'Not Found',
        headers: [
          { name: 'server', value: 'nginx' },
          { name: 'content-length', value: '5' },
        ],
      },
      headers: [
        { name: 'server', value: 'nginx' },
        { name: 'content-length', value: '5' },
      ],
      length: text.length,
      framing: { isChunked: false, contentLength: 5 },
    })
  })

  it.each(['', 'H', 'HTTP/1.1', 'HTTP/1.1 200 OK\r\n', 'HTTP/1.1 200 OK\r\nServer: x\r\n', 'HTTP/1.1 100 Continue\r\n\r\n'])(
    'waits for more after %j',
    (text) => {
      expect(read(text).status).toBe('incomplete')
    },
  )

  it.each([
    'S',
    'SSH-2.0-OpenSSH_9.2\r\n',
    'RTSP/1.0 200 OK\r\n\r\n',
    'ICY 200 OK\r\n\r\n',
    '<html>',
    'http/1.1 200 OK\r\n\r\n',
    '\0\0\x12\x04\0\0\0\0\0',
    '\x15\x03\x01\0\x02\x02\x46',
    ' HTTP/1.1 200 OK\r\n\r\n',
  ])('says at once that %j is not HTTP', (text) => {
    expect(read(text).status).toBe('not-http')
  })

  it.each([
    'HTTP/1.1 99 x\r\n\r\n',
    'HTTP/1.1 2000 x\r\n\r\n',
    'HTTP/7.7 200 OK\r\n\r\n',
    'HTTP/2.0 200 OK\r\n\r\n',
    'HTTP/1.1\r\n\r\n',
    'HTTP/1.1 200 OK\r\nno colon\r\n\r\n',
    'HTTP/1.1 200 OK\r\nbad name: x\r\n\r\n',
    'HTTP/1.1 200 OK\r\n: x\r\n\r\n',
    'HTTP/1.1 200 OK\r\nServer: a\0b\r\n\r\n',
    'HTTP/1.1 200 OK\r\nServer: a\rb\r\n\r\n',
    'HTTP/1.1 200 OK\r\n folded: first\r\n\r\n',
  ])('calls %j malformed', (text) => {
    expect(read(text).status).toBe('malformed')
  })

  it.each(['HTTP/1.1 200\r\n\r\n', 'HTTP/1.1 200 \r\n\r\n', 'HTTP/1.0 200 OK\n\n', 'HTTP/1.1 200 OK\n\r\n'])(
    'accepts %j, as RFC 9112 does',
    (text) => {
      expect(read(text)).toMatchObject({ status: 'complete', head: { status: 200, headers: [] }, length: text.length })
    },
  )

  it('joins a folded header line with a space', () => {
    expect(readHeaders('Server: one', '\t two')).toEqual([{ name: 'server', value: 'one two' }])
  })

  it('passes over interim answers, and calls too many of them malformed', () => {
    const interim = 'HTTP/1.1 100 Continue\r\n\r\n'
    const final = 'HTTP/1.1 204 No Content\r\n\r\n'
    expect(read(interim.repeat(10) + final)).toMatchObject({
      status: 'complete',
      head: { status: 204 },
      length: 10 * interim.length + final.length,
    })
    expect(read(interim.repeat(11) + final)).toMatchObject({ status: 'malformed' })
  })

  it('takes 101 for final, since after it another protocol begins', () => {
    expect(read('HTTP/1.1 101 Switching Protocols\r\n\r\n')).toMatchObject({ status: 'complete', head: { status: 101 } })
  })

  it('keeps what tells who answers and leaves out what may be secret', () => {
    const headers = readHeaders('Set-Cookie: session=1', 'Authorization: Bearer x', 'X-Api-Key: 1', 'Via: 1.1 proxy', 'CF-Ray: 8')
    expect(headers).toEqual([
      { name: 'via', value: '1.1 proxy' },
      { name: 'cf-ray', value: '8' },
    ])
  })

  it.each([
    ['https://user:password@example.com/login?token=1#x', 'https://example.com/login'],
    ['//user@example.com/', '//example.com/'],
    ['/next?session=2', '/next'],
    ['?only=query', ''],
    ['/path@with-at', '/path@with-at'],
  ])('keeps of the redirect %s only the place', (location, expected) => {
    expect(readHeaders(`Location: ${location}`)).toEqual([{ name: 'location', value: expected }])
  })

  it.each([
    ['Basic realm="the, secret"', 'Basic'],
    ['Negotiate', 'Negotiate'],
    ['Digest realm="x", nonce="secret", Bearer scope="y"', 'Digest, Bearer'],
    ['NTLM TlRMTVNTUAAC', 'NTLM'],
  ])('keeps of the challenge %s only the schemes', (challenge, expected) => {
    expect(readHeaders(`WWW-Authenticate: ${challenge}`, `Proxy-Authenticate: ${challenge}`)).toEqual([
      { name: 'www-authenticate', value: expected },
      { name: 'proxy-authenticate', value: expected },
    ])
  })

  it('keeps at most 64 headers of at most 1,000 characters, and reasons of at most 100', () => {
    const reading = read(`HTTP/1.1 200 ${'r'.repeat(300)}\r\n${`Via: ${'v'.repeat(2000)}\r\n`.repeat(100)}\r\n`)
    if (reading.status !== 'complete') throw new Error(reading.status)
    expect(reading.head.reason).toHaveLength(100)
    expect(reading.head.headers).toHaveLength(64)
    expect(reading.head.headers[0]?.value).toHaveLength(1000)
  })

  it('reads bytes that are no UTF-8 without a fault, as data', () => {
    const reading = readHttpHead(Buffer.concat([Buffer.from('HTTP/1.1 200 '), Buffer.from([0xff, 0xc3, 0x28]), Buffer.from('\r\n\r\n')]))
    expect(reading).toMatchObject({ status: 'complete', head: { reason: '\ufffd\ufffd(' } })
  })

  it('gives back every head that was written by the grammar', () => {
    const token = fc.constantFrom('server', 'via', 'x-cache', 'upgrade')
    const value = fc.stringMatching(/^[!-~]([ -~]{0,40}[!-~])?$/)
    fc.assert(
      fc.property(
        fc.integer({ min: 200, max: 999 }),
        fc.array(fc.record({ name: token, value }), { maxLength: 20 }),
        fc.uint8Array(),
        (status, headers, body) => {
          const head = `HTTP/1.1 ${status} x\r\n${headers.map(({ name, value: text }) => `${name}:  ${text} \r\n`).join('')}\r\n`
          const reading = readHttpHead(Buffer.concat([Buffer.from(head), body]))
          expect(reading).toMatchObject({ status: 'complete', head: { status, headers }, length: head.length })
        },
      ),
    )
  })

  it('never changes its mind: what is decided from a part holds for the whole', () => {
    const piece = fc.constantFrom('HTTP/1.1 200 OK', 'HTTP/1.1 100 x', '\r\n', '\n', '\r', 'Server: x', ':', ' ', 'a', '\0', 'é', 'HTTP/')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(), (pieces, cut) => {
        const bytes = Buffer.from(pieces.join(''))
        const part = readHttpHead(bytes.subarray(0, cut % (bytes.length + 1)))
        // A part that ends between the CR and LF of an empty line may still become longer, never anything else.
        if (part.status !== 'incomplete') expect(readHttpHead(bytes)).toEqual(part)
      }),
    )
  })

  it('takes no longer for hostile bytes than for others', () => {
    const hostile = [
      `HTTP/1.1 200 ${' '.repeat(16_000)}`,
      `HTTP/1.1 200 OK\r\nwww-authenticate: ${' ,'.repeat(8_000)}\r\n\r\n`,
      `HTTP/1.1 200 OK\r\n${'a\n'.repeat(8_000)}`,
    ]
    const startedAt = performance.now()
    for (const text of hostile) read(text)
    expect(performance.now() - startedAt).toBeLessThan(100)
  })
})
