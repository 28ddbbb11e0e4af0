// A reason to end with one clear sentence instead of a diagnosis.
import type { Message } from '../../../shared/i18n/message.ts'
import type { ExitStatus } from './exit-status.ts'
import { exitStatus } from './exit-status.ts'

/** Thrown by a command's preparations and said by the entry; never a stack trace. */
export class Problem extends Error {
  readonly sentence: Message
  readonly status: ExitStatus

  constructor(sentence: Message, status: ExitStatus = exitStatus.unclear) {
    super(sentence.id)
    this.name = 'Problem'
    this.sentence = sentence
    this.status = status
  }
}
