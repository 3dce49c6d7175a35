import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from '../AdminPage.module.css';
import { useSkills } from '../calls/skillCalls';

interface SkillRowsProps {
  /** The list's field in the form. */
  readonly field: string;
  /** The level's field in a row. */
  readonly level: 'level' | 'minLevel';
  readonly label: string;
  readonly hint: string;
}

const levels = [1, 2, 3, 4, 5];

/** Skills with a level each, as rows that can be added and taken away. */
export function SkillRows({ field, level, label, hint }: SkillRowsProps) {
  const { t, i18n } = useTranslation('admin');
  const skills = useSkills();
  const options = (skills.data ?? []).map(({ id, name, nameZh }) => ({ value: id, label: i18n.language === 'zh' ? nameZh : name }));
  return (
    <fieldset className={styles['rows']}>
      <legend>{label}</legend>
      <p className={styles['hint']}>{hint}</p>
      <Form.List name={field}>
        {(rows, { add, remove }, { errors }) => (
          <>
            {rows.map(({ key, name }, index) => (
              <div key={key} className={styles['row']}>
                <Form.Item
                  name={[name, 'skill']}
                  dependencies={[field]}
                  rules={[
                    { required: true, message: t('skills.choose') },
                    ({ getFieldValue }) => ({
                      validator: (_, skill: string | undefined) => {
                        const chosen = getFieldValue(field) as readonly ({ readonly skill?: string } | undefined)[];
                        const before = chosen.slice(0, index).some((row) => skill !== undefined && row?.skill === skill);
                        return before ? Promise.reject(new Error(t('skills.twice'))) : Promise.resolve();
                      },
                    }),
                  ]}
                >
                  <Select aria-label={t('skills.skill')} placeholder={t('skills.choose')} options={options} loading={skills.isPending} showSearch={{ optionFilterProp: 'label' }} />
                </Form.Item>
                <Form.Item name={[name, level]}>
                  <Select aria-label={t('skills.level')} options={levels.map((value) => ({ value, label: t(`level.${level}`, { level: value }) }))} />
                </Form.Item>
                <Button type="text" icon={<MinusCircleOutlined aria-hidden="true" />} aria-label={t('skills.takeAway')} onClick={() => remove(name)} />
              </div>
            ))}
            <Form.ErrorList errors={errors} />
            <Button type="dashed" icon={<PlusOutlined aria-hidden="true" />} onClick={() => add({ [level]: level === 'level' ? 3 : 1 })}>
              {t('skills.addRow')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
