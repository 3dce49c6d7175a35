import { AutoComplete, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { languages } from '../app/i18n/i18n';
import { audiences } from './articleCalls';
import { categories, useCategoryName } from './categories';
import { keyFor, type Draft } from './form';
import styles from './KnowledgePage.module.css';
import { usePictures } from './usePictures';

/** Sizes that the server takes at most. */
const LONGEST = { title: 200, category: 80, tag: 40, tags: 20, question: 300, questions: 200, markdown: 50_000 } as const;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

interface ArticleFieldsProps {
  /** True for a stored article: what it is known by does not change. */
  readonly known: boolean;
  /** True for the other language of one that is there. */
  readonly fixedKey: boolean;
  readonly onMarkdown: (markdown: string) => void;
}

export function ArticleFields({ known, fixedKey, onMarkdown }: ArticleFieldsProps) {
  const { t } = useTranslation('knowledge');
  const categoryName = useCategoryName();
  const form = Form.useFormInstance<Draft>();
  const suggestKey = (title: string) => {
    if (!known && !fixedKey && !form.isFieldTouched('key')) {
      form.setFieldValue('key', keyFor(title));
    }
  };
  const pictures = usePictures((text) => {
    const area = document.getElementById('article_markdown');
    const before: string = form.getFieldValue('markdown') ?? '';
    const at = area instanceof HTMLTextAreaElement ? area.selectionStart : before.length;
    const next = `${before.slice(0, at)}${text}${before.slice(at)}`;
    form.setFieldValue('markdown', next);
    onMarkdown(next);
  });
  return (
    <>
      <Form.Item name="title" label={t('field.title')} rules={[{ required: true, whitespace: true, max: LONGEST.title, message: t('rule.title') }]}>
        <Input autoFocus={!known} autoComplete="off" onChange={({ target }) => suggestKey(target.value)} />
      </Form.Item>
      <div className={styles['pair']}>
        <Form.Item required name="key" label={t('field.key')} extra={known ? undefined : t('hint.key')} rules={known ? [] : [{ required: true, pattern: SLUG, message: t('rule.slug') }]}>
          <Input readOnly={known || fixedKey} autoComplete="off" spellCheck={false} />
        </Form.Item>
        <Form.Item required={known} name="slug" label={t('field.slug')} extra={known ? undefined : t('hint.slug')} rules={known ? [] : [{ pattern: SLUG, message: t('rule.slug') }]}>
          <Input readOnly={known} autoComplete="off" spellCheck={false} prefix="/" />
        </Form.Item>
      </div>
      <div className={styles['pair']}>
        <Form.Item name="category" label={t('field.category')} rules={[{ required: true, whitespace: true, max: LONGEST.category, message: t('rule.category') }]}>
          <AutoComplete options={categories.map((value) => ({ value, label: `${categoryName(value)} (${value})` }))} />
        </Form.Item>
        <Form.Item required name="language" label={t('field.language')}>
          <Select disabled={known || fixedKey} options={languages.map((value) => ({ value, label: t(`language.${value}`) }))} />
        </Form.Item>
      </div>
      <div className={styles['pair']}>
        <Form.Item name="tags" label={t('field.tags')} rules={[{ type: 'array', max: LONGEST.tags, defaultField: { type: 'string', max: LONGEST.tag }, message: t('rule.tags') }]}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，']} />
        </Form.Item>
        <Form.Item required name="audience" label={t('field.audience')}>
          <Select options={audiences.map((value) => ({ value, label: t(`audience.${value}`) }))} />
        </Form.Item>
      </div>
      <Form.Item
        name="questions"
        label={t('field.questions')}
        extra={t('hint.questions')}
        rules={[
          {
            validator: (_, text: string) => {
              const lines = text.split('\n');
              const fits = lines.length <= LONGEST.questions && lines.every((line) => line.trim().length <= LONGEST.question);
              return fits ? Promise.resolve() : Promise.reject(new Error(t('rule.questions')));
            },
          },
        ]}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} />
      </Form.Item>
      <Form.Item name="markdown" label={t('field.markdown')} extra={t('hint.markdown')} rules={[{ required: true, whitespace: true, max: LONGEST.markdown, message: t('rule.markdown') }]}>
        <Input.TextArea className={styles['markdown']} autoSize={{ minRows: 14, maxRows: 40 }} onPaste={pictures.onPaste} />
      </Form.Item>
      {pictures.button}
    </>
  );
}
