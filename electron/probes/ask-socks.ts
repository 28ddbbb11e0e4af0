// Asks a SOCKS proxy for a connection to the target, on an open connection, and keeps the reply that denies it. An own small client, because
// libraries turn the replies into sentences and lose their codes.
import type { Socket } from 'node:net'
import type { InputOf } from '../../shared/facts/fact.ts'
import type { FailureCode, Outcome, SocksReply } from '../../shared/facts/outcome.ts'
import { classifyError, failed } from './classify-error.ts'
import { firstVerdict } from './first-verdict.ts'
import type { Attempt } from './first-verdict.ts'
import { followSocket } from './follow-socket.ts'
import type { ProbeContext, ProxyCredentials } from './probe-context.ts'
import { receivedBytes } from './received-bytes.ts'
import * as socks from './socks-messages.ts'
import type { ReplyReading } from './socks-messages.ts'

/** What is said next, and how the reply to it is read; without a message for what does not fit into one. */
interface Turn {
  readonly message: Buffer | undefined
  readonly read: (bytes: Buffer) => ReplyReading
  /** What follows from a whole reply: another turn, the open way, or the code of the failure. */
  readonly next: (reply: SocksReply) => Turn | 'open' | FailureCode
}

/** Asks. What the target says behind the reply stays unread in the socket; unless it succeeds, the socket is destroyed. */
export function askSocks(
  socket: Socket,
  input: InputOf<'proxy-tunnel'>,
  credentials: ProxyCredentials | undefined,
  context: ProbeContext,
): Promise<Outcome<undefined>> {
  return firstVerdict(context.signal, (attempt) => {
    attempt.atEnd((outcome) => {
      if (outcome.status !== 'succeeded') socket.destroy()
    })
    converse(socket, input.proxy.scheme === 'socks4' ? version4(input, credentials) : offering(input, credentials), attempt, context)
  })
}

function converse(socket: Socket, first: Turn, attempt: Attempt<undefined>, context: ProbeContext): void {
  let turn = first
  let bytes: Buffer = Buffer.alloc(0)
  const fail = (code: FailureCode, reply?: SocksReply) => {
    const received = receivedBytes(bytes, context)
    attempt.settle(failed(code, 'proxy-tunnel', '', received && { ...received, ...(reply && { socks: reply }) }))
  }
  const say = () => {
    if (turn.message) socket.write(turn.message)
    else fail('invalid-argument')
  }
  const readOn = () => {
    const reading = turn.read(bytes)
    if (reading.status === 'incomplete') return
    if (reading.status === 'not-socks') {
      fail('proxy-not-spoken')
      return
    }
    const next = turn.next(reading.reply)
    if (next === 'open') {
      attempt.settle({ status: 'succeeded', value: undefined })
      if (bytes.length > reading.length) socket.unshift(bytes.subarray(reading.length))
    } else if (typeof next === 'string') fail(next, reading.reply)
    else if (bytes.length > reading.length) {
      // A reply to what was not asked yet: no proxy speaks first.
      fail('proxy-not-spoken')
    } else {
      turn = next
      bytes = Buffer.alloc(0)
      say()
    }
  }
  attempt.after(context.limits.replyMs, () => {
    fail('no-answer')
  })
  attempt.after(context.limits.slowAfterMs, () => context.reportSlow?.())
  const stop = followSocket(socket, {
    bytes: (chunk) => {
      // Every reply is decided within 262 bytes, so a flood ends here with its first piece.
      bytes = Buffer.concat([bytes, chunk])
      readOn()
    },
    ended: () => {
      fail(bytes.length === 0 ? 'closed-without-answer' : 'closed-mid-answer')
    },
    failed: (error) => {
      attempt.settle({ status: 'failed', failure: classifyError(error, 'proxy-tunnel', receivedBytes(bytes, context)) })
    },
  })
  attempt.atEnd(stop)
  say()
}

/** RFC 1928 section 3. */
function offering(input: InputOf<'proxy-tunnel'>, credentials: ProxyCredentials | undefined): Turn {
  const login = credentials && socks.passwordMessage(credentials.username, credentials.password)
  return {
    message: socks.methodOffer(login !== undefined),
    read: socks.readMethodReply,
    next: ({ code }) => {
      const next = socks.nextAfterOffer(code, login !== undefined)
      if (next === 'refused') return 'proxy-login-required'
      return next === 'log-in' ? loggingIn(login, input) : asking(input)
    },
  }
}

/** RFC 1929 section 2. */
function loggingIn(message: Turn['message'], input: InputOf<'proxy-tunnel'>): Turn {
  return { message, read: socks.readLoginReply, next: ({ code }) => (code === 0 ? asking(input) : 'proxy-login-required') }
}

/** RFC 1928 section 4. */
function asking({ host, targetPort }: InputOf<'proxy-tunnel'>): Turn {
  return {
    message: socks.connectMessage(host, targetPort),
    read: socks.readConnectReply,
    next: ({ code }) => (code === 0 ? 'open' : 'proxy-refused'),
  }
}

function version4({ host, targetPort }: InputOf<'proxy-tunnel'>, credentials: ProxyCredentials | undefined): Turn {
  return {
    message: socks.connectMessage4(host, targetPort, credentials?.username),
    read: socks.readConnectReply4,
    next: ({ code }) => (code === 90 ? 'open' : 'proxy-refused'),
  }
}
