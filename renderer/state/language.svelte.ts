// The language on screen: which one, its voice, and the change to another. Which languages there are is shared/i18n/languages.ts.
import { createContext } from 'svelte'
import { createTranslator } from '../../shared/i18n/create-translator.ts'
import type { LanguageCode } from '../../shared/i18n/languages.ts'
import { chooseLanguage, directionOf, findLanguage, isPseudoLanguage, languages } from '../../shared/i18n/languages.ts'
import type { MessageParams } from '../../shared/i18n/message-params.ts'
import type { MessageId } from '../../shared/i18n/message.ts'
import type { Translator } from '../../shared/i18n/translator.ts'
import type { Catalogue, Messages } from '../load-texts.ts'

/** What the first language follows from, and how texts are fetched and the choice kept. */
export interface LanguageSetup {
  /** From the page's address; wins over all else and is not remembered. */
  readonly forcedTag?: string | undefined
  readonly rememberedTag?: string | undefined
  /** The person's languages as the system tells them, best first. */
  readonly preferredTags: readonly string[]
  readonly load: (code: LanguageCode, catalogues: readonly Catalogue[]) => Promise<Messages>
  readonly remember: (code: LanguageCode) => void
}

/** What the first screen says. Everything else is included by whatever shows it. */
const firstCatalogues = ['interface'] as const

type Values<Id extends MessageId> = keyof MessageParams[Id] extends never ? [] : [MessageParams[Id]]

/** The language that everything is said in. Changing it changes all words at once and nothing else. */
export class LanguageState {
  code: LanguageCode
  translator: Translator
  /** Tells that the last choice could not be loaded; the language before it is still on screen. */
  hasLoadFailed = $state(false)
  readonly #setup: LanguageSetup
  #messages: Messages
  #included: readonly Catalogue[] = firstCatalogues
  #latestChoice = 0

  private constructor(setup: LanguageSetup, code: LanguageCode, messages: Messages) {
    this.#setup = setup
    this.#messages = messages
    this.code = $state.raw(code)
    this.translator = $state.raw(createTranslator(code, messages))
  }

  /** Opens the language that suits the person, with its texts. */
  static async open(setup: LanguageSetup): Promise<LanguageState> {
    const code = findLanguage(setup.forcedTag ?? '') ?? findLanguage(setup.rememberedTag ?? '') ?? chooseLanguage(setup.preferredTags)
    return new LanguageState(setup, code, await setup.load(code, firstCatalogues))
  }

  get direction(): 'ltr' | 'rtl' {
    return directionOf(this.code)
  }

  /** The languages to choose from; the generated ones only while developing, or when one of them is on screen. */
  get choices(): readonly (typeof languages)[number][] {
    return languages.filter(({ code }) => !isPseudoLanguage(code) || import.meta.env.DEV || code === this.code)
  }

  /** Changes to a language and remembers it. The latest choice wins, whichever file arrives first. */
  async choose(code: LanguageCode): Promise<void> {
    const choice = ++this.#latestChoice
    const catalogues = this.#included
    const messages = await this.#setup.load(code, catalogues).catch(() => undefined) // the file's server is gone: said through hasLoadFailed
    if (choice !== this.#latestChoice) return
    this.hasLoadFailed = messages === undefined
    if (messages === undefined) return
    // Another catalogue came in meanwhile, in the language before.
    if (catalogues.length < this.#included.length) return this.choose(code)
    this.code = code
    this.#messages = messages
    this.translator = createTranslator(code, messages)
    this.#setup.remember(code)
  }

  /** Adds the texts of a part of the interface, for this language and for every one that is chosen later; rejects when a file cannot be fetched. */
  async include(catalogues: readonly Catalogue[]): Promise<void> {
    const { code } = this
    const missing = catalogues.filter((catalogue) => !this.#included.includes(catalogue))
    if (missing.length === 0) return
    const messages = await this.#setup.load(code, missing)
    // The language changed meanwhile.
    if (code !== this.code) return this.include(catalogues)
    this.#included = [...this.#included, ...missing]
    this.#messages = { ...this.#messages, ...messages }
    this.translator = createTranslator(code, this.#messages)
  }

  /** Says a sentence of the interface. */
  say<Id extends MessageId>(id: Id, ...[params]: Values<Id>): string {
    return this.translator.format({ id, params: params ?? {} })
  }

  /** Writes a moment, given as ISO 8601, on the clock of this computer. */
  moment(iso: string): string {
    return new Intl.DateTimeFormat(this.translator.language, { dateStyle: 'medium', timeStyle: 'short' }).format(Date.parse(iso))
  }

  /** Writes a span of time: milliseconds below one second, then seconds. One decimal where the number would else say too little. */
  duration(durationMs: number): string {
    const isShort = durationMs < 1000
    const maximumFractionDigits = durationMs < 1 || !isShort ? 1 : 0
    const format = new Intl.NumberFormat(this.translator.language, {
      style: 'unit',
      unit: isShort ? 'millisecond' : 'second',
      maximumFractionDigits,
    })
    return format.format(isShort ? durationMs : durationMs / 1000)
  }
}

/** The language of the component tree, given by App.svelte. */
export const [useLanguage, provideLanguage] = createContext<LanguageState>()
