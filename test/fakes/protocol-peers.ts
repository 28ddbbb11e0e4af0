// Servers that wait for words of their own protocol: they answer the one greeting that they know as a real server does, and everything else as it pleases them.
import { readFileSync } from 'node:fs'
import type { Greeting } from '../../shared/facts/fact.ts'
import { greetingWords } from '../../shared/facts/greeting-words.ts'
import type { Behaviour } from './tcp-server.ts'

interface Captured {
  readonly servers: readonly {
    readonly protocol: string | null
    readonly answers: readonly { readonly asked: string; readonly firstBytes: string; readonly byteCount: number }[]
  }[]
}

const captured = JSON.parse(readFileSync(new URL('../fixtures/protocol-words/captured.json', import.meta.url), 'utf8')) as Captured

/** The captured answer of a real server to a greeting; where more came than was kept, zeros stand for the rest. */
export function capturedAnswer(protocol: string, asked: string): Buffer {
  const answer = captured.servers
    .filter((server) => server.protocol === protocol)
    .flatMap(({ answers }) => answers)
    .find((one) => one.asked === asked)
  if (!answer) throw new Error(`No server of ${protocol} was asked ${asked}`)
  const kept = Buffer.from(answer.firstBytes, 'hex')
  return Buffer.concat([kept, Buffer.alloc(answer.byteCount - kept.length)])
}

/** How a server treats words that it does not know. */
export type Manners = 'hangs-up' | 'resets' | 'stays-silent'

/** Answers one greeting; treats all else by its manners. */
export function answersOnly(greeting: Greeting, answer: Buffer, manners: Manners): Behaviour {
  const words = Buffer.from(greetingWords[greeting], 'hex')
  return (socket) => {
    let heard = Buffer.alloc(0)
    socket.on('data', (chunk) => {
      heard = Buffer.concat([heard, chunk]).subarray(0, 4096)
      if (heard.equals(words)) socket.write(answer)
      else if (!words.subarray(0, heard.length).equals(heard)) {
        if (manners === 'hangs-up') socket.end()
        if (manners === 'resets') socket.resetAndDestroy()
      }
    })
  }
}
