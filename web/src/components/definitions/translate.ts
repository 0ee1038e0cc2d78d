/** The words of the DMN viewer in Chinese; what is not here stays as it is. */
const WORDS: Readonly<Record<string, string>> = {
  When: '条件',
  And: '并且',
  Then: '结论',
  Annotations: '依据',
  'Hit policy:': '命中策略：',
  Unique: '唯一命中 (Unique)',
  First: '取第一条 (First)',
  Any: '任一 (Any)',
  Collect: '汇集 (Collect)',
  'Rule order': '按规则次序 (Rule order)',
  'Output order': '按结论次序 (Output order)',
  Priority: '按优先级 (Priority)',
}

function translate(text: string, replacements: Readonly<Record<string, string>> = {}): string {
  return (WORDS[text] ?? text).replace(/{([^}]+)}/g, (found, name: string) => replacements[name] ?? found)
}

/** A module for each editor of dmn-js. */
export const translation = { translate: ['value', translate] }
