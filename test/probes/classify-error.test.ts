// The words of every runtime that Ponte meets, and the failures that they stand for. The texts are real, captured from the versions named.
import { describe, expect, it } from 'vitest'
import { classifyError } from '../../electron/probes/classify-error.ts'
import type { FailureCode, Operation } from '../../shared/facts/outcome.ts'

function errorOf(message: string, properties: object = {}): Error {
  return Object.assign(new Error(message), properties)
}

const openssl = (hex: string, place: string, reason: string) =>
  `40ED0513997F0000:error:${hex}:SSL routines:${place}:${reason}:../deps/openssl/openssl/ssl/x.c:1:\n`
const boringssl = (hex: string, reason: string) =>
  `write EPROTO 94:error:${hex}:SSL routines:OPENSSL_internal:${reason}:../../third_party/boringssl/src/ssl/tls_record.cc:231:\n`

const rows: readonly (readonly [text: string, error: Error, operation: Operation, code: FailureCode])[] = [
  [
    'a closed port',
    errorOf('connect ECONNREFUSED 127.0.0.1:1', { code: 'ECONNREFUSED', errno: -111, syscall: 'connect' }),
    'connect',
    'connection-refused',
  ],
  [
    'an address without a machine',
    errorOf('connect EHOSTUNREACH 192.0.2.9:80', { code: 'EHOSTUNREACH', syscall: 'connect' }),
    'connect',
    'host-unreachable',
  ],
  [
    'no route',
    errorOf('connect ENETUNREACH 192.0.2.9:80 - Local (0.0.0.0:0)', { code: 'ENETUNREACH', syscall: 'connect' }),
    'connect',
    'network-unreachable',
  ],
  [
    "the system's own timer",
    errorOf('connect ETIMEDOUT 192.0.2.9:80', { code: 'ETIMEDOUT', syscall: 'connect' }),
    'connect',
    'connect-timed-out',
  ],
  [
    'a prohibited route',
    errorOf('connect EACCES 192.0.2.9:80 - Local (0.0.0.0:0)', { code: 'EACCES', syscall: 'connect' }),
    'connect',
    'not-permitted',
  ],
  [
    'a blackhole route',
    errorOf('connect EINVAL 192.0.2.9:80 - Local (0.0.0.0:0)', { code: 'EINVAL', syscall: 'connect' }),
    'connect',
    'invalid-argument',
  ],
  [
    'protocol unreachable',
    errorOf('connect ENOPROTOOPT 192.0.2.9:80', { code: 'ENOPROTOOPT', syscall: 'connect' }),
    'connect',
    'protocol-unreachable',
  ],
  [
    'no temporary port left',
    errorOf('connect EADDRNOTAVAIL 127.0.0.1:80 - Local (0.0.0.0:0)', { code: 'EADDRNOTAVAIL', syscall: 'connect' }),
    'connect',
    'address-not-available',
  ],
  [
    'no temporary port left on Windows',
    errorOf('connect ENOBUFS 127.0.0.1:80', { code: 'ENOBUFS', syscall: 'connect' }),
    'connect',
    'out-of-buffers',
  ],
  [
    'no descriptor left',
    errorOf('connect EMFILE 127.0.0.1:80 - Local (undefined:undefined)', { code: 'EMFILE', syscall: 'connect' }),
    'connect',
    'too-many-open-files',
  ],
  [
    'accept and reset',
    errorOf('connect ECONNRESET 127.0.0.1:80', { code: 'ECONNRESET', syscall: 'connect' }),
    'connect',
    'connection-reset',
  ],
  ['a reset while reading', errorOf('read ECONNRESET', { code: 'ECONNRESET', syscall: 'read' }), 'receive', 'connection-reset'],
  ['writing to a closed connection', errorOf('write EPIPE', { code: 'EPIPE', syscall: 'write' }), 'receive', 'connection-reset'],
  [
    'Windows: network down, which libuv does not know',
    errorOf('connect UNKNOWN 192.0.2.9:80', { code: 'UNKNOWN', errno: 10050 }),
    'connect',
    'network-unreachable',
  ],
  [
    'Windows: host down, which libuv does not know',
    errorOf('connect UNKNOWN 192.0.2.9:80', { code: 'UNKNOWN', errno: -10064 }),
    'connect',
    'host-unreachable',
  ],
  ['something never seen', errorOf('connect EWHATEVER', { code: 'EWHATEVER' }), 'connect', 'unknown'],

  [
    'NXDOMAIN',
    errorOf('getaddrinfo ENOTFOUND x.test', { code: 'ENOTFOUND', errno: -3008, syscall: 'getaddrinfo' }),
    'lookup',
    'name-not-found',
  ],
  [
    'NODATA',
    errorOf('getaddrinfo ENOTFOUND x.test', { code: 'ENOTFOUND', errno: -3007, syscall: 'getaddrinfo' }),
    'lookup',
    'name-without-address',
  ],
  [
    'NODATA on Windows',
    errorOf('getaddrinfo ENOENT x.test', { code: 'ENOENT', errno: -4058, syscall: 'getaddrinfo' }),
    'lookup',
    'name-without-address',
  ],
  [
    'six faults of DNS',
    errorOf('getaddrinfo EAI_AGAIN x.test', { code: 'EAI_AGAIN', errno: -3001, syscall: 'getaddrinfo' }),
    'lookup',
    'lookup-failed-temporarily',
  ],
  [
    'a resolver that gave up',
    errorOf('getaddrinfo EAI_FAIL x.test', { code: 'EAI_FAIL', syscall: 'getaddrinfo' }),
    'lookup',
    'dns-server-failure',
  ],
  [
    'no DNS server at its port',
    errorOf('recvmsg ECONNREFUSED', { code: 'ECONNREFUSED', syscall: 'recvmsg' }),
    'query',
    'connection-refused',
  ],
  ['an own firewall on UDP', errorOf('send EPERM 192.0.2.9:53', { code: 'EPERM', syscall: 'send' }), 'query', 'not-permitted'],

  [
    'plain text instead of TLS (Node 20)',
    errorOf(openssl('0A00010B', 'ssl3_get_record', 'wrong version number'), { code: 'ERR_SSL_WRONG_VERSION_NUMBER' }),
    'tls-handshake',
    'tls-not-spoken',
  ],
  [
    'plain text instead of TLS (Node 24)',
    errorOf(openssl('0A00010B', 'tls_validate_record_header', 'wrong version number'), { code: 'ERR_SSL_WRONG_VERSION_NUMBER' }),
    'tls-handshake',
    'tls-not-spoken',
  ],
  [
    'plain text instead of TLS (Electron)',
    errorOf(boringssl('100000f7', 'WRONG_VERSION_NUMBER'), { code: 'EPROTO', syscall: 'write' }),
    'tls-handshake',
    'tls-not-spoken',
  ],
  [
    'alert 40 (Node 20)',
    errorOf(openssl('0A000410', 'ssl3_read_bytes', 'sslv3 alert handshake failure'), { code: 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE' }),
    'tls-handshake',
    'tls-alert-handshake-failure',
  ],
  [
    'alert 40 (Node 24)',
    errorOf(openssl('0A000410', 'ssl3_read_bytes', 'ssl/tls alert handshake failure'), { code: 'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE' }),
    'tls-handshake',
    'tls-alert-handshake-failure',
  ],
  [
    'alert 40 (Electron)',
    errorOf(boringssl('10000410', 'SSLV3_ALERT_HANDSHAKE_FAILURE'), { code: 'EPROTO' }),
    'tls-handshake',
    'tls-alert-handshake-failure',
  ],
  [
    'alert 70',
    errorOf(openssl('0A00042E', 'ssl3_read_bytes', 'tlsv1 alert protocol version'), { code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' }),
    'tls-handshake',
    'tls-alert-protocol-version',
  ],
  [
    'a server that chooses an old version',
    errorOf(openssl('0A000102', 'ssl_choose_client_version', 'unsupported protocol'), { code: 'ERR_SSL_UNSUPPORTED_PROTOCOL' }),
    'tls-handshake',
    'tls-alert-protocol-version',
  ],
  [
    'alert 112',
    errorOf(openssl('0A000458', 'ssl3_read_bytes', 'tlsv1 unrecognized name'), { code: 'ERR_SSL_TLSV1_UNRECOGNIZED_NAME' }),
    'tls-handshake',
    'tls-alert-unrecognized-name',
  ],
  [
    'alert 120',
    errorOf(openssl('0A000460', 'ssl3_read_bytes', 'tlsv1 alert no application protocol'), {}),
    'tls-handshake',
    'tls-alert-no-application-protocol',
  ],
  ['alert 80', errorOf(openssl('0A000438', 'ssl3_read_bytes', 'tlsv1 alert internal error'), {}), 'tls-handshake', 'tls-alert-other'],
  [
    'alert 116 (Electron)',
    errorOf(boringssl('1000045c', 'TLSV1_ALERT_CERTIFICATE_REQUIRED'), { code: 'EPROTO' }),
    'tls-handshake',
    'tls-alert-certificate-required',
  ],
  [
    'an impossible record',
    errorOf(openssl('0A0000C6', 'ssl3_get_record', 'packet length too long'), { code: 'ERR_SSL_PACKET_LENGTH_TOO_LONG' }),
    'tls-handshake',
    'tls-malformed',
  ],
  [
    'an echo server',
    errorOf(openssl('0A0000F4', 'ossl_statem_client_read_transition', 'unexpected message'), { code: 'ERR_SSL_UNEXPECTED_MESSAGE' }),
    'tls-handshake',
    'tls-malformed',
  ],
  [
    'ten thousand names',
    errorOf(openssl('0A000098', 'tls_get_message_header', 'excessive message size'), { code: 'ERR_SSL_EXCESSIVE_MESSAGE_SIZE' }),
    'tls-handshake',
    'answer-too-large',
  ],
  [
    'FIN in the handshake',
    errorOf('Client network socket disconnected before secure TLS connection was established', { code: 'ECONNRESET' }),
    'tls-handshake',
    'tls-closed',
  ],
  ['RST in the handshake', errorOf('read ECONNRESET', { code: 'ECONNRESET', syscall: 'read' }), 'tls-handshake', 'connection-reset'],

  [
    'a banner for llhttp',
    errorOf('Parse Error: Expected HTTP/, RTSP/ or ICE/', { code: 'HPE_INVALID_CONSTANT' }),
    'receive',
    'http-not-spoken',
  ],
  ['a status of four digits', errorOf('Parse Error: Invalid status code', { code: 'HPE_INVALID_STATUS' }), 'receive', 'http-malformed'],
  ['endless headers', errorOf('Parse Error: Header overflow', { code: 'HPE_HEADER_OVERFLOW' }), 'receive', 'answer-too-large'],
  ['an end within the answer', errorOf('Parse Error', { code: 'HPE_INVALID_EOF_STATE' }), 'receive', 'closed-mid-answer'],
  ['an end before the answer', errorOf('socket hang up', { code: 'ECONNRESET' }), 'receive', 'closed-without-answer'],
  ['a wrong accept key', errorOf('Invalid Sec-WebSocket-Accept header'), 'receive', 'websocket-handshake-invalid'],
  ['a foreign upgrade', errorOf('Invalid Upgrade header'), 'receive', 'websocket-handshake-invalid'],
  ['an unasked subprotocol', errorOf('Server sent a subprotocol but none was requested'), 'receive', 'websocket-handshake-invalid'],
  [
    'a bad first frame',
    errorOf('Invalid WebSocket frame: RSV2 and RSV3 must be clear', { code: 'WS_ERR_UNEXPECTED_RSV_2_3' }),
    'receive',
    'websocket-handshake-invalid',
  ],

  [
    'a file that is not there',
    errorOf("ENOENT: no such file or directory, open '/x'", { code: 'ENOENT', syscall: 'open' }),
    'read',
    'unreadable',
  ],
  [
    'a file of somebody else',
    errorOf("EACCES: permission denied, open '/x'", { code: 'EACCES', syscall: 'open' }),
    'read',
    'not-permitted',
  ],
]

describe('classifyError', () => {
  it.each(rows)('knows %s', (_text, error, operation, code) => {
    expect(classifyError(error, operation).code).toBe(code)
  })

  it('says that nothing left this computer when connect() itself failed', () => {
    const here = classifyError(errorOf('connect EHOSTUNREACH 192.0.2.9:80 - Local (192.0.2.2:0)', { code: 'EHOSTUNREACH' }), 'connect')
    const there = classifyError(errorOf('connect EHOSTUNREACH 192.0.2.9:80', { code: 'EHOSTUNREACH' }), 'connect')
    expect([here.synchronous, there.synchronous]).toEqual([true, false])
  })

  it('names the TLS handshake for the alert that a TLS 1.3 server sends after it', () => {
    const failure = classifyError(errorOf(openssl('0A00045C', 'ssl3_read_bytes', 'tlsv13 alert certificate required')), 'receive')
    expect(failure).toMatchObject({ code: 'tls-alert-certificate-required', operation: 'tls-handshake' })
  })

  it('names bind when the local address was refused', () => {
    const failure = classifyError(errorOf('bind EADDRNOTAVAIL 192.0.2.7', { code: 'EADDRNOTAVAIL', syscall: 'bind' }), 'connect')
    expect(failure).toMatchObject({ code: 'address-not-available', operation: 'bind' })
  })

  it('keeps at most 500 characters of the text, and no half of a pair', () => {
    const { raw } = classifyError(errorOf(`${'x'.repeat(499)}😀`), 'connect')
    expect(raw).toBe('x'.repeat(499))
  })
})
