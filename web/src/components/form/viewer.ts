/** The lazy part: form-js with its styles, in Chinese. */
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css'
import '@/styles/form.css'

import flatpickr from 'flatpickr'
import { Mandarin } from 'flatpickr/dist/l10n/zh.js'

flatpickr.localize({ ...Mandarin, yearAriaLabel: '年', monthAriaLabel: '月', hourAriaLabel: '时', minuteAriaLabel: '分' })

export { Form } from '@bpmn-io/form-js-viewer'
export { translateModule } from '@/i18n/form'
export { filePickerModule } from './filePicker'
