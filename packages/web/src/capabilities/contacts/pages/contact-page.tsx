import { Page, PageHeader } from "../../../shared/kit/index.ts";

export const ContactPage = () => (
	<Page>
		<PageHeader title="contact-page" />
	</Page>
);
