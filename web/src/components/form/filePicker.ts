/**
 * The file picker of forms. It takes the place of form-js's own, which keeps files until the form is submitted and forgets those
 * that were handed in before: here a picked file is stored at once, and the field's value is the list of references, as the
 * variable will hold it.
 */
import { Errors, FilePicker as Original, FormContext, Label, useExpressionEvaluation, useSingleLineTemplateEvaluation } from '@bpmn-io/form-js-viewer'
import { h, type VNode } from 'preact'
import { useContext, useRef, useState } from 'preact/hooks'

import { MAX_BYTES } from '@/api/attachments'
import { asApiError } from '@/api/problem'
import type { DocumentReference } from '@/api/types'
import { fileSize } from '@/i18n/labels'

import { isAccepted } from './accept'
import type { Documents } from './documents'

interface Props {
  field: { label?: string; accept?: string; multiple?: boolean | string; validate?: { required?: boolean } }
  domId: string
  errors?: string[]
  disabled?: boolean
  readonly?: boolean
  value?: unknown
  onChange: (change: { value: DocumentReference[] | null }) => void
}

function isReference(value: unknown): value is DocumentReference {
  return typeof value === 'object' && value !== null && 'documentId' in value && 'metadata' in value
}

/** What is wrong with a file before it is sent; an empty text if nothing is. */
function refusal(file: File, accept: string): string {
  if (!isAccepted(accept, file)) return `文件“${file.name}”的格式不符，可上传：${accept}`
  return file.size > MAX_BYTES ? `${file.name} 超过 ${fileSize(MAX_BYTES)}，请压缩或拆分后再上传` : ''
}

function classes({ errors, disabled, readonly }: Props): string {
  const marks = { 'fjs-has-errors': errors?.length, 'fjs-disabled': disabled, 'fjs-readonly': readonly }
  const set = Object.entries(marks).flatMap(([name, is]) => (is ? [name] : []))
  return ['fjs-form-field', 'fjs-form-field-filepicker', ...set].join(' ')
}

function useUpload(props: Props, chosen: readonly DocumentReference[], accept: string, several: boolean) {
  const documents = useContext(FormContext).getService('documents') as Documents
  const latest = useRef(chosen)
  latest.current = chosen
  const [sending, setSending] = useState<readonly string[]>([])
  const [failures, setFailures] = useState<readonly string[]>([])

  function change(references: readonly DocumentReference[]): void {
    latest.current = references
    props.onChange({ value: references.length ? [...references] : null })
  }

  async function send(file: File): Promise<string> {
    const reason = refusal(file, accept)
    if (reason) return reason
    try {
      const reference = await documents.upload(file)
      change(several ? [...latest.current, reference] : [reference])
      return ''
    } catch (thrown) {
      return `${file.name}：${asApiError(thrown).message}`
    }
  }

  async function pick(files: readonly File[]): Promise<void> {
    setSending(files.map(({ name }) => name))
    const reasons: string[] = []
    for (const file of files) reasons.push(await send(file))
    setFailures(reasons.filter(Boolean))
    setSending([])
  }

  function remove(documentId: string): void {
    setFailures([])
    change(latest.current.filter((reference) => reference.documentId !== documentId))
  }

  return { documents, sending, failures, pick, remove }
}

function FilePicker(props: Props): VNode {
  const { field, domId, errors = [], disabled, readonly, value } = props
  const input = useRef<HTMLInputElement>(null)
  const accept = useSingleLineTemplateEvaluation(field.accept ?? '', { debug: true }) ?? ''
  const several = useExpressionEvaluation(field.multiple ?? false) === true
  const chosen = Array.isArray(value) ? value.filter(isReference) : []
  const { documents, sending, failures, pick, remove } = useUpload(props, chosen, accept, several)
  const fixed = Boolean(disabled ?? false) || Boolean(readonly ?? false)
  const label = field.label ?? ''

  function picked(): void {
    const files = [...(input.current?.files ?? [])]
    if (input.current) input.current.value = ''
    if (files.length) void pick(files)
  }

  function line({ documentId, metadata }: DocumentReference): VNode {
    return h('li', { key: documentId }, [
      h('a', { href: documents.address(documentId), download: metadata.fileName }, metadata.fileName),
      h('small', {}, fileSize(metadata.size)),
      fixed
        ? null
        : h('button', { type: 'button', 'aria-label': `移除 ${metadata.fileName}`, onClick: () => remove(documentId) }, '移除'),
    ])
  }

  const text = several || chosen.length === 0 ? '选择文件' : '更换文件'
  const status = sending.length ? `正在上传 ${sending.join('、')}…` : chosen.length ? '' : '未选择文件'
  return h('div', { class: classes({ ...props, errors: [...errors, ...failures] }) }, [
    h(Label, { htmlFor: `${domId}-pick`, label, required: field.validate?.required ?? false }),
    h('input', {
      ref: input,
      type: 'file',
      class: 'fjs-hidden',
      id: domId,
      'aria-label': label,
      disabled: fixed,
      multiple: several,
      accept: accept || undefined,
      onChange: picked,
    }),
    h('div', { class: 'fjs-filepicker-container' }, [
      h(
        'button',
        {
          type: 'button',
          id: `${domId}-pick`,
          class: 'fjs-button fjs-filepicker-button',
          disabled: fixed || sending.length > 0,
          'aria-describedby': `${domId}-error-message`,
          onClick: () => input.current?.click(),
        },
        text,
      ),
      h('span', { class: 'dd-file-status', role: 'status' }, status),
    ]),
    chosen.length ? h('ul', { class: 'dd-files', 'aria-label': `${label}：已选择的文件` }, chosen.map(line)) : null,
    h(Errors, { id: `${domId}-error-message`, errors: [...errors, ...failures] }),
  ])
}

FilePicker.config = Original.config

interface FormFields {
  register: (type: string, component: unknown) => void
}

class Registration {
  static readonly $inject = ['formFields']

  constructor(formFields: FormFields) {
    formFields.register(FilePicker.config.type, FilePicker)
  }
}

/** The dependency-injection module that puts it in. */
export const filePickerModule = { __init__: ['filePicker'], filePicker: ['type', Registration] }
