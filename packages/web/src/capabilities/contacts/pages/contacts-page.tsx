import { Page, PageHeader } from "../../../shared/kit/index.ts";

export const ContactsPage = () => (
	<Page>
		<PageHeader title="contacts-page" />
	</Page>
);
