// Reads one part of this computer by itself: says that it has begun and what came of it, and gives it up when it hangs.
import * as v from 'valibot'
import { computerContent } from '../../shared/report/computer-part-schema.ts'
import type { ComputerContent, ComputerPartState } from '../../shared/report/computer-part-schema.ts'
import type { ComputerPart } from '../../shared/report/computer-parts.ts'
import { within } from '../system/within.ts'

/** Hears where each part is. */
export type PartListener = (state: ComputerPartState) => void

/** Gives the content as the schema has it; `undefined` where it could not be read, or not in time. */
export async function readPart(
  part: ComputerPart,
  limitMs: number,
  reading: Promise<object | undefined>,
  tell: PartListener,
): Promise<ComputerContent | undefined> {
  tell({ part, status: 'reading' })
  const read = await within(limitMs, reading)
  const content = read && v.parse(computerContent, read)
  tell(content === undefined ? { part, status: 'not-known' } : { part, status: 'read', content })
  return content
}
