import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useResendDelivery, type ChannelDelivery } from './channelCalls';
import styles from './DeliveryMark.module.css';

/** Under a message that went to the customer's channel: how far it got, and a way to send it again. */
export default function DeliveryMark({ delivery }: { readonly delivery: ChannelDelivery }) {
  const { t } = useTranslation('workspace/channel');
  const resend = useResendDelivery();
  const code = delivery.problem?.split(':', 1)[0] ?? '';
  const failed = delivery.progress === 'failed';
  return (
    <span className={failed ? styles['failed'] : styles['mark']} role={failed ? 'alert' : undefined}>
      {t(`delivery.${delivery.progress}`, { why: t([`problems.${code}`, 'problems.other']) })}
      {failed && (
        <Button size="small" type="link" loading={resend.isPending} onClick={() => resend.mutate(delivery.id)}>
          {t('resend')}
        </Button>
      )}
    </span>
  );
}
