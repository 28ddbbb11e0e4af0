// What the reviewers of this project would otherwise say by hand. Format is Prettier's, layers are dependency-cruiser's and the architecture test's.
import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import { defineConfig } from 'eslint/config'
import globals from 'globals'
import typescript from 'typescript-eslint'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const projects = ['shared', 'electron', 'renderer', 'test', 'build'].map((folder) => `${folder}/tsconfig.json`)

const forbiddenSyntax = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
  { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
]

/** Text becomes markup only through Svelte's own escaping; what a server sends is never trusted as markup. */
const forbiddenMarkup = [
  {
    selector: 'Identifier[name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment|srcdoc)$/]',
    message: 'Text is never turned into markup.',
  },
  {
    selector: "MemberExpression[object.name='document'][property.name=/^write(ln)?$/]",
    message: 'Text is never turned into markup.',
  },
]

const forbiddenImports = {
  paths: [
    { name: 'electron', message: 'Only electron/doors/window may import it, so that all else runs in plain Node.' },
    ...['vm', 'node:vm'].map((name) => ({ name, message: 'Its contexts are no protection.' })),
  ],
}

export default defineConfig(
  { ignores: ['dist/', 'release/', 'coverage/', '**/.svelte-check/'] },
  js.configs.recommended,
  typescript.configs.strictTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: { parserOptions: { project: projects, tsconfigRootDir: root, extraFileExtensions: ['.svelte'] } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-console': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-imports': ['error', forbiddenImports],
      'no-restricted-syntax': ['error', ...forbiddenSyntax, ...forbiddenMarkup],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // `noPropertyAccessFromIndexSignature` asks for brackets where this rule would forbid them.
      '@typescript-eslint/dot-notation': 'off',
      // A callback of one expression may give nothing: `onclick={() => cancel()}`.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // What has no parameters or no input is `Record<never, never>`.
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      // Protocols are recognised by their bytes.
      'no-control-regex': 'off',
      // `[...text]` is how text is cut into code points.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { globals: globals.browser, parserOptions: { parser: typescript.parser } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/button-has-type': 'error',
      'svelte/require-each-key': 'error',
      // Props are declared with `let` where some are bindable; the compiler knows which may change.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { excludedRunes: ['$props', '$derived'] }],
    },
  },
  { files: ['electron/doors/window/**'], rules: { 'no-restricted-imports': ['error', { paths: forbiddenImports.paths.slice(1) }] } },
  { files: ['electron/doors/**'], rules: { 'no-console': 'off' } },
  {
    files: ['test/**'],
    // A `describe` or a table of cases is as long as its cases; `expect.any` is of type any.
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      'max-lines-per-function': 'off',
      'no-restricted-imports': 'off',
      'no-restricted-syntax': ['error', ...forbiddenSyntax],
    },
  },
  // Generated, as long as there are messages.
  { files: ['shared/i18n/message-params.ts'], rules: { 'max-lines': 'off' } },
  { files: ['test/lab/**'], rules: { 'no-console': 'off' } },
  {
    files: ['build/**'],
    languageOptions: { globals: globals.node },
    rules: { 'no-console': 'off' },
  },
  {
    // These rules do not see the casts of JSDoc; the compiler checks these files all the same.
    files: ['build/**/*.mjs'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // Configuration files are read by tools that want a default export.
    files: ['build/**/*.config.{js,mjs,ts}'],
    rules: { 'no-restricted-syntax': 'off' },
  },
)
