import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from '../AdminPage.module.css';
import { useQueues } from '../calls/queueCalls';
import { useTeamOptions } from '../calls/teamCalls';
import { HoursField } from '../form/HoursField';
import own from './Queue.module.css';
import { deliveries, freshRing, orders, reaches, whenClosed, whenFull } from './queueRules';

/** How a queue is served. Stands in a form, under `rules`. */
export function RulesFields({ queue }: { readonly queue: string | null }) {
  const { t, i18n } = useTranslation('admin/queue');
  const teams = useTeamOptions(i18n.language);
  const others = (useQueues().data ?? [])
    .filter(({ id, active }) => id !== queue && active)
    .map(({ id, name, nameZh }) => ({ value: id, label: i18n.language === 'zh' ? nameZh : name }));
  const seconds = t('seconds');
  return (
    <>
      <h3 className={own['part']}>{t('rules')}</h3>
      <Form.Item name={['rules', 'order', 'kind']} label={t('order')} extra={<OrderHint />}>
        <Select options={orders.map((value) => ({ value, label: t(`orders.${value}`) }))} />
      </Form.Item>
      <OrderNumbers seconds={seconds} />
      <Form.Item name={['rules', 'delivery']} label={t('delivery')} extra={t('deliveryHint')}>
        <Select options={deliveries.map((value) => ({ value, label: t(`deliveries.${value}`) }))} />
      </Form.Item>
      <Form.Item name={['rules', 'teams']} label={t('teams')} extra={t('teamsHint')}>
        <Select mode="multiple" options={teams} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name={['rules', 'insistenceSeconds']} label={t('insistence')} extra={t('insistenceHint')}>
        <InputNumber min={0} max={3600} precision={0} suffix={seconds} />
      </Form.Item>
      <Form.Item name={['rules', 'handlingSeconds']} label={t('handling')} extra={t('handlingHint')}>
        <InputNumber min={1} max={86_400} precision={0} suffix={seconds} />
      </Form.Item>
      <Rings teams={teams} seconds={seconds} />
      <fieldset className={styles['rows']}>
        <legend>{t('overflow')}</legend>
        <p className={styles['hint']}>{t('overflowHint')}</p>
        <div className={own['pair']}>
          <Form.Item name={['rules', 'overflow', 'to']} label={t('overflowTo')}>
            <Select allowClear options={others} placeholder={t('nowhere')} />
          </Form.Item>
          <Form.Item name={['rules', 'overflow', 'afterSeconds']} label={t('after')}>
            <InputNumber min={0} precision={0} suffix={seconds} />
          </Form.Item>
        </div>
      </fieldset>
      <fieldset className={styles['rows']}>
        <legend>{t('limit')}</legend>
        <p className={styles['hint']}>{t('limitHint')}</p>
        <div className={own['pair']}>
          <Form.Item name={['rules', 'limit', 'longest']} label={t('longest')}>
            <InputNumber min={1} precision={0} placeholder={t('unlimited')} />
          </Form.Item>
          <Form.Item name={['rules', 'limit', 'whenFull']} label={t('then')}>
            <Select options={whenFull.map((value) => ({ value, label: t(`whenFull.${value}`) }))} />
          </Form.Item>
        </div>
        <Words part="limit" />
      </fieldset>
      <Form.Item name={['rules', 'opening', 'hours']}>
        <HoursField label={t('opening')} always={t('always')} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) =>
          getFieldValue(['rules', 'opening', 'hours']) === null ? null : (
            <>
              <div className={own['pair']}>
                <Form.Item name={['rules', 'opening', 'whenClosed']} label={t('closed')}>
                  <Select options={whenClosed.map((value) => ({ value, label: t(`whenClosed.${value}`) }))} />
                </Form.Item>
                {getFieldValue(['rules', 'opening', 'whenClosed']) === 'OTHER_QUEUE' && (
                  <Form.Item name={['rules', 'opening', 'site']} label={t('site')}>
                    <Select options={others} />
                  </Form.Item>
                )}
              </div>
              <Words part="opening" />
            </>
          )
        }
      </Form.Item>
    </>
  );
}

function OrderHint() {
  const { t } = useTranslation('admin/queue');
  const kind = String(Form.useWatch(['rules', 'order', 'kind']) ?? 'priority');
  return t(`orderHints.${kind}`);
}

function OrderNumbers({ seconds }: { readonly seconds: string }) {
  const { t } = useTranslation('admin/queue');
  const kind: unknown = Form.useWatch(['rules', 'order', 'kind']);
  if (kind === 'fifo') {
    return null;
  }
  return (
    <div className={own['pair']}>
      {kind === 'deadline-aware' && (
        <>
          <Form.Item name={['rules', 'order', 'promiseSeconds']} label={t('promise')}>
            <InputNumber min={1} precision={0} placeholder="20" suffix={seconds} />
          </Form.Item>
          <Form.Item name={['rules', 'order', 'overtakenSeconds']} label={t('overtaken')}>
            <InputNumber min={0} precision={0} placeholder="300" suffix={seconds} />
          </Form.Item>
        </>
      )}
      <Form.Item name={['rules', 'order', 'stepSeconds']} label={t('step')}>
        <InputNumber min={0} max={86_400} precision={0} suffix={seconds} />
      </Form.Item>
    </div>
  );
}

function Rings({ teams, seconds }: { readonly teams: readonly { value: string; label: string }[]; readonly seconds: string }) {
  const { t } = useTranslation('admin/queue');
  return (
    <fieldset className={styles['rows']}>
      <legend>{t('rings')}</legend>
      <p className={styles['hint']}>{t('ringsHint')}</p>
      <Form.List name={['rules', 'rings']}>
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }, index) => (
              <div key={key} className={own['ring']} role="group" aria-label={t('ring', { number: index + 2 })}>
                <Form.Item name={[name, 'afterSeconds']} label={t('after')}>
                  <InputNumber min={1} precision={0} suffix={seconds} />
                </Form.Item>
                <Form.Item name={[name, 'levelsLower']} label={t('levelsLower')}>
                  <InputNumber min={0} max={4} precision={0} />
                </Form.Item>
                <Form.Item name={[name, 'reach']} label={t('reach')}>
                  <Select options={reaches.map((value) => ({ value, label: t(`reaches.${value}`) }))} />
                </Form.Item>
                <Form.Item noStyle shouldUpdate>
                  {({ getFieldValue }) =>
                    getFieldValue(['rules', 'rings', name, 'reach']) === 'also-teams' ? (
                      <Form.Item name={[name, 'teams']} label={t('alsoTeams')}>
                        <Select mode="multiple" options={[...teams]} />
                      </Form.Item>
                    ) : null
                  }
                </Form.Item>
                <Form.Item name={[name, 'neighbours']} label={t('neighbours')} valuePropName="checked">
                  <Switch size="small" />
                </Form.Item>
                <Form.Item name={[name, 'anyone']} label={t('anyone')} valuePropName="checked">
                  <Switch size="small" />
                </Form.Item>
                <Button type="text" icon={<MinusCircleOutlined aria-hidden="true" />} aria-label={t('ringRemove', { number: index + 2 })} onClick={() => remove(name)} />
              </div>
            ))}
            {rows.length < 10 && (
              <Button type="dashed" icon={<PlusOutlined aria-hidden="true" />} onClick={() => add({ ...freshRing, afterSeconds: 60 * (rows.length + 1), levelsLower: Math.min(4, rows.length + 1) })}>
                {t('ringAdd')}
              </Button>
            )}
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

/** What the customer is told, in both languages; the product's own words when empty. */
function Words({ part }: { readonly part: 'limit' | 'opening' }) {
  const { t } = useTranslation('admin/queue');
  return (
    <div className={own['pair']}>
      {(['en', 'zh'] as const).map((language) => (
        <Form.Item key={language} name={['rules', part, 'words', language]} label={t(`words.${language}`)}>
          <Input.TextArea lang={language} autoSize maxLength={1000} placeholder={t('ownWords')} />
        </Form.Item>
      ))}
    </div>
  );
}
