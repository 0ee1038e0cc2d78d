/** Chinese texts of form-js-viewer 2, which asks its `translate` service for every message. */
const TEXTS: Readonly<Record<string, string>> = {
  'Field is required.': '此项必填',
  'Field must match pattern {value}.': '格式不符合要求',
  'Field must have minimum value of {value}.': '不得小于 {value}',
  'Field must have maximum value of {value}.': '不得大于 {value}',
  'Field must have minimum length of {value}.': '至少填写 {value} 个字',
  'Field must have maximum length of {value}.': '至多填写 {value} 个字',
  'Field must be a valid international phone number. (e.g. +4930664040900)': '请填写带国家代码的电话号码，例如 +8657112345678',
  'Field must be a valid email.': '请填写有效的电子邮箱',
  'Value is not a number.': '请填写数字',
  'Value is expected to be an integer.': '请填写整数',
  'Value is expected to have at most 1 decimal digit.': '至多保留 1 位小数',
  'Value is expected to have at most {value} decimal digits.': '至多保留 {value} 位小数',
  'Please select a valid value, the two nearest valid values are {previousValue} and {nextValue}.':
    '请填写有效的数值，最接近的是 {previousValue} 和 {nextValue}',
  'Min validation value is not a valid number.': '表单的最小值设置有误，请联系流程管理员',
  'Max validation value is not a valid number.': '表单的最大值设置有误，请联系流程管理员',
  'Date and time must both be entered.': '日期和时间都要填写',
  'No content to show.': '没有内容',
  "External content couldn't be loaded.": '外部内容无法载入',
  Increment: '增加',
  Decrement: '减少',
  'Skip to search': '跳到搜索框',
  'Remove tag': '移除',
  Search: '搜索',
  'No results': '没有匹配的选项',
  'All values selected': '已全部选中',
  'Nothing to show.': '没有数据',
  '{page} of {total}': '第 {page} 页，共 {total} 页',
  'Previous page': '上一页',
  'Next page': '下一页',
  'Click to sort by {value} descending': '按“{value}”降序排列',
  'Click to sort by {value} ascending': '按“{value}”升序排列',
  'Click to remove sorting': '取消排序',
  'No files selected': '未选择文件',
  '{value} files selected': '已选择 {value} 个文件',
  'Document reference is not defined.': '未指定文件',
  'Unable to download document': '文件无法下载',
  'Download {fileName}': '下载 {fileName}',
  ' Add new': '新增一项',
  'Add new': '新增一项',
  'Expand all ({value})': '展开全部（{value}）',
  Collapse: '收起',
}

type Replacements = Readonly<Record<string, string | number>>

/** The Chinese text of a form-js template; a template without a translation is returned as it is. */
export function translateForm(template: string, replacements: Replacements = {}): string {
  const text = TEXTS[template] ?? template
  return text.replace(/{([^}]+)}/g, (placeholder, name: string) => String(replacements[name] ?? placeholder))
}

/** The dependency-injection module handed to the form viewer. */
export const translateModule = { translate: ['value', translateForm] }
