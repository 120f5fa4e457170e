import { Page, PageHeader } from "../../../shared/kit/index.ts";

export const ProfilePage = () => (
	<Page>
		<PageHeader title="profile-page" />
	</Page>
);
