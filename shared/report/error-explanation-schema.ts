// The schema of an explained error text, for what is written and for what crosses IPC. Strict and bounded, as the report's own.
import * as v from 'valibot'
import type { StoredErrorExplanation } from '../error-text/error-explanation.ts'
import { errorMeanings, errorOperations, errorPrograms } from '../error-text/error-signal.ts'
import { actors, causeIds } from '../rules/cause.ts'
import { storedMessageSchema, targetSchema } from './report-schema.ts'

const messages = v.pipe(v.array(storedMessageSchema), v.maxLength(20))

const signal = v.strictObject({
  tokens: v.pipe(v.array(v.pipe(v.string(), v.maxLength(80))), v.maxLength(12)),
  meaning: v.picklist(errorMeanings),
  operation: v.picklist(errorOperations),
  program: v.exactOptional(v.picklist(errorPrograms)),
  status: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599))),
})

/** What `explain "…" --json` writes, schema version 1. */
export const errorExplanationSchema: v.GenericSchema<StoredErrorExplanation> = v.strictObject({
  schemaVersion: v.literal(1),
  kind: v.literal('error-explanation'),
  outcome: v.picklist(['problem', 'not-understood']),
  signal: v.exactOptional(signal),
  message: storedMessageSchema,
  remedies: messages,
  candidates: v.pipe(
    v.array(
      v.strictObject({
        cause: v.picklist(causeIds),
        certainty: v.picklist(['likely', 'possible']),
        actor: v.picklist(actors),
        message: storedMessageSchema,
        remedies: messages,
      }),
    ),
    v.maxLength(20),
  ),
  target: v.exactOptional(targetSchema),
  decidingTest: storedMessageSchema,
})
