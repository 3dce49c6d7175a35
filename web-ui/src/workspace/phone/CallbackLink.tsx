import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

/** The way to those who want to be called. */
export function CallbackLink() {
  const { t } = useTranslation('workspace');
  const navigate = useNavigate();
  return (
    <Button type="text" size="small" onClick={() => void navigate('/workspace/callbacks')}>
      {t('callback.list')}
    </Button>
  );
}
