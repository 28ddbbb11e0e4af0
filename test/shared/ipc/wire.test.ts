// The envelope between interface and engine: that it fits the contract, and that its limits fit each other.
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { calls } from '../../../shared/ipc/contract.ts'
import { maxInputLength } from '../../../shared/target/input-problem.ts'
import { callNames, maxRequestBytes, resultOf, socketMessageSchema } from '../../../shared/ipc/wire.ts'

test('The names are those of the contract', () => {
  expect(callNames).toEqual(Object.keys(calls))
})

test('The longest input fits into a request, however it is escaped', () => {
  const request = { id: Number.MAX_SAFE_INTEGER, call: 'startDiagnosis', argument: { input: '\0'.repeat(maxInputLength) } }
  expect(JSON.stringify(request).length).toBeLessThanOrEqual(maxRequestBytes)
})

test.each([
  [{ id: 1, status: 'answered', result: { wasRunning: true } }, true],
  [{ id: 1, status: 'refused', problem: { code: 'fault-of-ponte', raw: 'x' } }, true],
  [{ event: 'diagnosis', payload: {} }, true],
  [{ id: 1, status: 'refused', problem: { code: 'other', raw: '' } }, false],
  [{ id: 1, status: 'refused', problem: { code: 'fault-of-ponte', raw: 'x'.repeat(501) } }, false],
  [{ event: 'other', payload: {} }, false],
  [{ id: 1, event: 'diagnosis', payload: {} }, false],
  [null, false],
])('%j is a message of the door: %s', (message, expected) => {
  expect(v.is(socketMessageSchema, message)).toBe(expected)
})

test('A refusal is thrown with its reason, a result is given', () => {
  expect(resultOf<'cancelDiagnosis'>({ status: 'answered', result: { wasRunning: false } })).toEqual({ wasRunning: false })
  expect(() => resultOf({ status: 'refused', problem: { code: 'too-many-calls', raw: 'x' } })).toThrow('too-many-calls: x')
})
