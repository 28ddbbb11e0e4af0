// The one boundary between the interface and the machine: every call and every event, as schemas that both sides validate with.
// It types the window's main process and preload, the browser door's socket, the renderer and the test fake.
import * as v from 'valibot'
import { readCallCode } from '../report/call-code.ts'
import { maxInputLength } from '../target/input-problem.ts'
import { computerPartState } from '../report/computer-part-schema.ts'
import { errorExplanationSchema } from '../report/error-explanation-schema.ts'
import { maxReportBytes } from '../report/report-limits.ts'
import { redactionKinds } from '../report/redaction/redaction.ts'
import {
  factSchema,
  plannedProbeSchema,
  proxyCheckSchema,
  reportSchema,
  serverSideSchema,
  storedMessageSchema,
  targetSchema,
  verdictSchema,
} from '../report/report-schema.ts'
import { serverDescriptionSchema } from '../report/server-description-schema.ts'

const runId = v.pipe(v.string(), v.regex(/^[0-9a-f-]{8,36}$/))
const empty = v.strictObject({})

/** A BCP 47 tag, as far as languages of Ponte have one. */
const languageTag = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/))

/** The name of a private thing in a report: `name-2`. */
const label = v.pipe(v.string(), v.maxLength(80))

/** What a person has chosen for Ponte on this computer. */
export const settingsSchema = v.strictObject({
  /** Absent: the one that the system prefers. */
  language: v.exactOptional(languageTag),
  /** Whether checks are kept on this computer. */
  keepsHistory: v.boolean(),
})

/** A server's file that the engine keeps for the checks to come. */
const serverFileId = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/))
const checkId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))
const rawText = v.pipe(v.string(), v.maxLength(1000))

/** What went wrong with a file that Ponte keeps. */
const keptTrouble = v.variant('kind', [
  /** Its content made no sense: it is kept under this name, and a new one was begun. */
  v.strictObject({ kind: v.literal('set-aside'), file: rawText }),
  v.strictObject({ kind: v.picklist(['cannot-read', 'cannot-write']), file: rawText, raw: rawText }),
])

/** A check that was kept: when, of what, and what came of it. */
const keptCheck = v.strictObject({
  id: checkId,
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
  target: targetSchema,
  verdict: verdictSchema,
  /** The sentence that says the problem. */
  message: v.exactOptional(storedMessageSchema),
})

/** A report that becomes a file, and the words of that file. */
const reportFileWords = {
  report: reportSchema,
  language: languageTag,
  /** The language of whoever must act, where it is another one. */
  actorLanguage: v.exactOptional(languageTag),
  /** IANA name of the time zone in which times are given. */
  timeZone: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_+/-]{1,60}$/)),
}

/** What came of a dialog that asks where a file goes. */
const savingResult = v.variant('status', [
  /** `file`: its name, without the folder. */
  v.strictObject({ status: v.literal('saved'), file: rawText }),
  v.strictObject({ status: v.literal('cancelled') }),
  /** Nothing was written, and a file that was there before is as it was. */
  v.strictObject({ status: v.literal('not-saved'), reason: v.picklist(['full', 'not-allowed', 'other']), raw: rawText }),
  v.strictObject({ status: v.literal('no-dialog') }),
])

/** The calls: the renderer asks, the engine answers. Expected errors are values. */
export const calls = {
  /** Starts a diagnosis, or says what is wrong with the text that was given. */
  startDiagnosis: {
    argument: v.strictObject({
      input: v.pipe(v.string(), v.maxLength(maxInputLength)),
      /** What is done otherwise than by default: to see whether it makes a difference. */
      options: v.exactOptional(
        v.strictObject({
          proxy: v.exactOptional(v.picklist(['auto', 'direct'])),
          addressFamily: v.exactOptional(v.literal('ipv4')),
        }),
      ),
      /** The server's own side, opened before: evidence for this check. */
      serverFile: v.exactOptional(serverFileId),
      /** What `await-call` said on the server, as the person typed it. */
      callCode: v.exactOptional(
        v.pipe(
          v.string(),
          v.check((code) => readCallCode(code) !== undefined),
        ),
      ),
    }),
    result: v.variant('status', [
      v.strictObject({ status: v.literal('started'), runId, target: targetSchema }),
      /** Where the text is an error that names no address, what the error itself means. */
      v.strictObject({
        status: v.literal('rejected'),
        problem: storedMessageSchema,
        explanation: v.exactOptional(errorExplanationSchema),
      }),
    ]),
  },
  /** Looks whether a proxy is in the way: of an address, or, without one, by what the settings of this computer say alone. */
  startProxyCheck: {
    argument: v.strictObject({ input: v.exactOptional(v.pipe(v.string(), v.maxLength(maxInputLength))) }),
    result: v.variant('status', [
      v.strictObject({ status: v.literal('started'), runId, target: v.exactOptional(targetSchema) }),
      v.strictObject({ status: v.literal('rejected'), problem: storedMessageSchema }),
    ]),
  },
  /** Stops a run; its partial report still arrives as an event. */
  cancelDiagnosis: {
    argument: v.strictObject({ runId }),
    result: v.strictObject({ wasRunning: v.boolean() }),
  },
  /** Reads a document that the person opened: a report from any computer, or a server's own side as `describe-server` or a listing command wrote it. */
  openDocument: {
    argument: v.strictObject({ text: v.pipe(v.string(), v.maxLength(maxReportBytes)) }),
    result: v.variant('kind', [
      v.strictObject({ kind: v.literal('report'), report: reportSchema }),
      v.strictObject({
        kind: v.literal('server-file'),
        id: serverFileId,
        description: serverSideSchema,
        /** Lines of a command's output that were not understood. */
        unreadLines: v.pipe(v.number(), v.integer(), v.minValue(0)),
      }),
      v.strictObject({
        kind: v.literal('unreadable'),
        reason: v.picklist(['not-json', 'not-a-report', 'newer-version', 'damaged-server-file', 'too-many-listeners']),
      }),
    ]),
  },
  /** Replaces what is private in a report, as it will be saved: for the preview. */
  prepareReport: {
    argument: v.strictObject({
      report: reportSchema,
      choice: v.strictObject({
        target: v.picklist(['kept', 'hidden']),
        items: v.exactOptional(v.record(label, v.picklist(['shown', 'hidden']))),
      }),
    }),
    result: v.strictObject({
      report: reportSchema,
      redactions: v.array(
        v.strictObject({
          label,
          kind: v.picklist(redactionKinds),
          count: v.pipe(v.number(), v.integer()),
          isTarget: v.boolean(),
          isHidden: v.boolean(),
        }),
      ),
      /** Label and what it stands for: for this screen alone. */
      originals: v.array(v.tuple([label, v.string()])),
    }),
  },
  /** Makes a file of a report as it is: what is private was decided before. */
  makeReportFile: {
    argument: v.strictObject({ ...reportFileWords, format: v.picklist(['json', 'txt', 'html', 'zip']) }),
    result: v.strictObject({ base64: v.string() }),
  },
  /** Reads this computer's own side, part by part, as `describe-server` writes it down; or says why nothing is known. */
  readThisComputer: {
    /** Chosen by the page, which hears of the parts under it and cancels the reading by it. */
    argument: v.strictObject({ runId }),
    result: v.variant('status', [
      v.strictObject({ status: v.literal('read'), description: serverDescriptionSchema }),
      v.strictObject({ status: v.literal('not-known'), reason: v.picklist(['unreadable', 'out-of-time']) }),
    ]),
  },
  /** Asks the person where such a file goes, and writes it there: where the door has a dialog of its own, which a browser has in Ponte's place. */
  saveReport: {
    argument: v.strictObject({ ...reportFileWords, format: v.picklist(['json', 'txt', 'html', 'zip', 'pdf']) }),
    result: savingResult,
  },
  /** Asks likewise where the description of this computer goes, and writes it there. */
  saveServerFile: { argument: v.strictObject({ description: serverDescriptionSchema }), result: savingResult },
  /** Shows the file that was saved last in its folder. */
  showSavedReport: { argument: empty, result: v.strictObject({ wasShown: v.boolean() }) },
  /** Makes such a file where only this person can read it, and hands it to the system's drag and drop while the mouse is held: where the door can. */
  dragReport: {
    argument: v.strictObject({ ...reportFileWords, format: v.picklist(['json', 'txt', 'html', 'zip', 'pdf']) }),
    result: v.strictObject({ wasStarted: v.boolean() }),
  },
  /** Begins an e-mail with the message to whoever must act, after asking: where a page cannot follow such a link itself. `language` is the recipient's. */
  beginEmail: {
    argument: v.strictObject({ report: reportSchema, language: languageTag, timeZone: reportFileWords.timeZone }),
    result: v.strictObject({ outcome: v.picklist(['begun', 'declined', 'no-program']) }),
  },
  /** Lists the checks that were kept on this computer, newest first. */
  listHistory: {
    argument: empty,
    result: v.strictObject({ keepsHistory: v.boolean(), checks: v.array(keptCheck), trouble: v.exactOptional(keptTrouble) }),
  },
  /** Gives the report of one of them; none when it is gone. */
  readHistory: {
    argument: v.strictObject({ id: checkId }),
    result: v.strictObject({ report: v.exactOptional(reportSchema) }),
  },
  /** Forgets all of them. */
  clearHistory: { argument: empty, result: empty },
  /** Reads what the person has chosen. */
  readSettings: { argument: empty, result: settingsSchema },
  /** Changes some of it. `wasKept`: whether it will be so at the next start. */
  changeSettings: {
    argument: v.strictObject({
      language: settingsSchema.entries.language,
      keepsHistory: v.exactOptional(settingsSchema.entries.keepsHistory),
    }),
    result: v.strictObject({ wasKept: v.boolean() }),
  },
  /** Says what this program is. */
  describePonte: {
    argument: empty,
    result: v.strictObject({ version: v.pipe(v.string(), v.maxLength(40)), door: v.picklist(['window', 'browser']) }),
  },
} as const

/** The events: the engine tells, the renderer shows. */
export const events = {
  diagnosis: v.variant('kind', [
    v.strictObject({ kind: v.literal('probe-started'), runId, probe: plannedProbeSchema }),
    /** No answer for a second: worth saying. */
    v.strictObject({ kind: v.literal('probe-slow'), runId, probeId: v.string() }),
    v.strictObject({ kind: v.literal('fact'), runId, fact: factSchema }),
    v.strictObject({ kind: v.literal('report'), runId, report: reportSchema }),
    /** What a look at the settings alone came to; of an address, that is part of its report. */
    v.strictObject({
      kind: v.literal('proxy-settings'),
      runId,
      proxyCheck: proxyCheckSchema,
      facts: v.pipe(v.array(factSchema), v.maxLength(500)),
    }),
    /** A report that belongs on screen although this page did not ask for it: opened from a file, or kept over a crash of the page. */
    v.strictObject({ kind: v.literal('report-to-show'), runId, report: reportSchema }),
    /** A part of this computer is being read, was read, or could not be. */
    v.strictObject({ kind: v.literal('computer-part'), runId, state: computerPartState }),
    /** The run itself crashed: a fault of Ponte, with the log's place. */
    v.strictObject({ kind: v.literal('fault'), runId, raw: v.string(), log: v.string() }),
  ]),
} as const

export type CallName = keyof typeof calls
export type ArgumentOf<Name extends CallName> = v.InferOutput<(typeof calls)[Name]['argument']>
export type ResultOf<Name extends CallName> = v.InferOutput<(typeof calls)[Name]['result']>
/** What a check can be asked to do otherwise than by default. */
export type DiagnosisOptions = NonNullable<ArgumentOf<'startDiagnosis'>['options']>
export type DiagnosisEvent = v.InferOutput<(typeof events)['diagnosis']>

/** What the renderer holds: one function per call, and a subscription. */
export type PonteApi = {
  readonly [Name in CallName]: (argument: ArgumentOf<Name>) => Promise<ResultOf<Name>>
} & {
  /** Calls back for every event; gives the function that ends the subscription. */
  readonly onDiagnosis: (listener: (event: DiagnosisEvent) => void) => () => void
}
