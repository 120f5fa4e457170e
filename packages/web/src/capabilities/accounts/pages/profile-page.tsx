import { useText } from "../../../shared/i18n/index.ts";
import { Page, PageHeader } from "../../../shared/kit/index.ts";
import { PasswordForm } from "../components/password-form.tsx";
import { ProfileForm } from "../components/profile-form.tsx";
import { accountsText } from "../text.ts";

export function ProfilePage() {
	const t = useText(accountsText);
	return (
		<Page width="narrow">
			<PageHeader title={t("profileTitle")} description={t("profileLead")} />
			<ProfileForm />
			<PasswordForm />
		</Page>
	);
}
