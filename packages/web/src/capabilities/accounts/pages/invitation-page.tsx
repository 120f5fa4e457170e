import { Page, PageHeader } from "../../../shared/kit/index.ts";

export const InvitationPage = () => (
	<Page>
		<PageHeader title="invitation-page" />
	</Page>
);
