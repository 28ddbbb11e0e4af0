// Performs a TLS handshake on an open connection (RFC 8446), to a server or to a proxy, and reads what the peer showed.
import { isIP, type Socket } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'
import type { Duplex } from 'node:stream'
import type { ValueOf } from '../../shared/facts/fact.ts'
import type { Outcome, Received } from '../../shared/facts/outcome.ts'
import { readChain } from './certificate-chain.ts'
import { classifyError, failed } from './classify-error.ts'
import { clipText } from './clip-text.ts'
import { firstVerdict } from './first-verdict.ts'
import { HandshakeMessages } from './handshake-messages.ts'
import type { ProbeContext } from './probe-context.ts'
import { receivedBytes } from './received-bytes.ts'
import { TappedStream } from './tapped-stream.ts'

/** What is asked for in the handshake. */
export interface TlsQuestion {
  readonly serverName: string
  readonly applicationProtocols: readonly string[]
}

/** A finished handshake. Whoever takes the socket looks at `isTrusted` before sending a byte. */
export interface TlsSession {
  readonly socket: TLSSocket
  readonly value: ValueOf<'tls-handshake'>
  /** The chain leads to a trusted root and the name is the right one. */
  readonly isTrusted: boolean
}

/** Shakes hands, whatever the certificate says, so that it can be read. The connection is destroyed unless the handshake succeeds. */
export async function startTls(socket: Duplex, question: TlsQuestion, context: ProbeContext): Promise<Outcome<TlsSession>> {
  const { secureContext } = await context.trust.load()
  // The run may have ended while the certificates were read; nobody else knows of this connection.
  if (context.signal.aborted) socket.destroy()
  const { limits } = context
  return firstVerdict(context.signal, (attempt) => {
    const tap = new TappedStream(socket, limits.maxFirstBytes)
    const messages = new HandshakeMessages()
    tap.on('received', (chunk: Buffer) => messages.read(chunk))
    const received = () => withMessages(receivedBytes(tap.firstBytes, context), messages)
    const secured = connect({
      socket: tap,
      secureContext,
      ...(question.applicationProtocols.length > 0 && { ALPNProtocols: [...question.applicationProtocols] }),
      // Judged by readChain, after the handshake, each question on its own.
      rejectUnauthorized: false,
      checkServerIdentity: () => undefined,
      // Addresses are not allowed as server names (RFC 6066 section 3).
      servername: isIP(question.serverName) ? '' : question.serverName,
    })
    attempt.atEnd((outcome) => {
      if (outcome.status === 'succeeded') return
      secured.destroy()
      socket.destroy()
    })
    attempt.after(limits.replyMs, () => {
      attempt.settle(failed('no-answer', 'tls-handshake', '', received()))
    })
    attempt.after(limits.slowAfterMs, () => {
      if (tap.receivedBytes === 0) context.reportSlow?.()
    })
    const limitBytes = () => {
      if (tap.receivedBytes > limits.maxHandshakeBytes) attempt.settle(failed('answer-too-large', 'tls-handshake', '', received()))
    }
    tap.on('passed', limitBytes)
    attempt.atEnd(() => tap.off('passed', limitBytes))
    const fail = (error: Error) => {
      attempt.settle({ status: 'failed', failure: classifyError(error, 'tls-handshake', received()) })
    }
    secured.on('error', fail)
    // TLS itself may report a connection that is reset below it as merely closed.
    tap.once('error', fail)
    secured.once('close', () => {
      attempt.settle(failed('tls-closed', 'tls-handshake', '', received()))
    })
    secured.once('secureConnect', () => {
      const value = readSession(secured, question.serverName)
      attempt.settle({
        status: 'succeeded',
        value: { socket: secured, value, isTrusted: value.chainProblem === undefined && value.isNameValid },
      })
    })
  })
}

function withMessages(received: Received | undefined, { types }: HandshakeMessages): Received | undefined {
  return received && types.length > 0 ? { ...received, handshakeTypes: [...types] } : received
}

function readSession(socket: TLSSocket, serverName: string): ValueOf<'tls-handshake'> {
  const { alpnProtocol } = socket
  return {
    protocolVersion: socket.getProtocol() ?? '',
    cipher: socket.getCipher().standardName,
    ...(alpnProtocol && { applicationProtocol: clipText(alpnProtocol, 30) }),
    ...readChain(socket, serverName),
  }
}

/** The connection for application data, or the refusal to send any over a chain that is not trusted. */
export function trustedSocket(session: TlsSession): Outcome<Socket> {
  if (session.isTrusted) return { status: 'succeeded', value: session.socket }
  session.socket.destroy()
  return failed('certificate-not-trusted', 'tls-handshake', session.value.rawChainProblem)
}
