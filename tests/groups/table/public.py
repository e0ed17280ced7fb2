"""The rows of what needs no account: open data, pages, forms, leaflets, files."""

TABLE = """
#                                      anon  outs  other edit  owner desk  appr  transl
# Open data: the same for everybody, and read only
opendata                          get  200   200   200   200   200   200   200   200
opendata                          post 405   405   405   405   405   405   405   405
group_feed                        get  200   200   200   200   200   200   200   200
group_feed                        post 405   405   405   405   405   405   405   405
api:openapi                       get  200   200   200   200   200   200   200   200
api:openapi                       post 405   405   405   405   405   405   405   405
api:groups_csv                    get  200   200   200   200   200   200   200   200
api:groups_csv                    post 405   405   405   405   405   405   405   405
api:events_csv                    get  200   200   200   200   200   200   200   200
api:events_csv                    post 405   405   405   405   405   405   405   405
api:events_json                   get  200   200   200   200   200   200   200   200
api:events_json                   post 405   405   405   405   405   405   405   405
api:places_csv                    get  200   200   200   200   200   200   200   200
api:places_csv                    post 405   405   405   405   405   405   405   405
api:places_json                   get  200   200   200   200   200   200   200   200
api:places_json                   post 405   405   405   405   405   405   405   405
api:hsds                          get  200   200   200   200   200   200   200   200
api:hsds                          post 405   405   405   405   405   405   405   405
api:organizations                 get  200   200   200   200   200   200   200   200
api:organizations                 post 405   405   405   405   405   405   405   405
api:organization                  get  404   404   404   404   404   404   404   404
api:organization                  post 405   405   405   405   405   405   405   405
api:services                      get  200   200   200   200   200   200   200   200
api:services                      post 405   405   405   405   405   405   405   405
api:service                       get  404   404   404   404   404   404   404   404
api:service                       post 405   405   405   405   405   405   405   405
api:service_at_locations          get  200   200   200   200   200   200   200   200
api:service_at_locations          post 405   405   405   405   405   405   405   405
api:service_at_location           get  404   404   404   404   404   404   404   404
api:service_at_location           post 405   405   405   405   405   405   405   405
api:taxonomies                    get  200   200   200   200   200   200   200   200
api:taxonomies                    post 405   405   405   405   405   405   405   405
api:taxonomy                      get  404   404   404   404   404   404   404   404
api:taxonomy                      post 405   405   405   405   405   405   405   405
api:taxonomy_terms                get  200   200   200   200   200   200   200   200
api:taxonomy_terms                post 405   405   405   405   405   405   405   405
api:taxonomy_term                 get  404   404   404   404   404   404   404   404
api:taxonomy_term                 post 405   405   405   405   405   405   405   405
# The public page: there for everybody once it was approved
page                              get  200   200   200   200   200   200   200   200
page                              get  404   404   404   404   404   404   404   404  never
# … and of a group that it holds: those that the directory lists
api:organization=known            get  200   200   200   200   200   200   200   200
api:organization=known            get  404   404   404   404   404   404   404   404  never closed taken_out
api:organization=known            post 405   405   405   405   405   405   405   405
api:service=known                 get  200   200   200   200   200   200   200   200
api:service=known                 get  404   404   404   404   404   404   404   404  never closed taken_out
api:service=known                 post 405   405   405   405   405   405   405   405
api:service_at_location=known     get  200   200   200   200   200   200   200   200
api:service_at_location=known     get  404   404   404   404   404   404   404   404  never closed taken_out
api:service_at_location=known     post 405   405   405   405   405   405   405   405
api:taxonomy=known                get  200   200   200   200   200   200   200   200
api:taxonomy=known                post 405   405   405   405   405   405   405   405
api:taxonomy_term=known           get  200   200   200   200   200   200   200   200
api:taxonomy_term=known           post 405   405   405   405   405   405   405   405
# Forms for everybody, about groups that are public; who holds a link is told what became of it
# Leaflets of groups that are active and listed; the code of any public page
# The screen of a corner whose place has no page
corner_screen                     get  404   404   404   404   404   404   404   404
corner_screen                     post 405   405   405   405   405   405   405   405
leaflet                           get  200   200   200   200   200   200   200   200
leaflet                           get  404   404   404   404   404   404   404   404  never closed taken_out
leaflet                           post 405   405   405   405   405   405   405   405
leaflet_pdf                       get  200   200   200   200   200   200   200   200
leaflet_pdf                       get  404   404   404   404   404   404   404   404  never closed taken_out
leaflet_pdf                       post 405   405   405   405   405   405   405   405
leaflet_qr                        get  200   200   200   200   200   200   200   200
leaflet_qr                        get  404   404   404   404   404   404   404   404  never
leaflet_qr                        post 405   405   405   405   405   405   405   405
# Files: of the page as the page; of a draft for its members and city hall, of none for city hall
document                          get  200   200   200   200   200   200   200   200
document                          get  404   404   404   200   200   200   200   200  never
document=draft                    get  404   404   404   200   200   200   200   200
document=draft                    get  404   404   404   404   404   200   200   200  public closed taken_out
picture                           get  200   200   200   200   200   200   200   200
picture                           get  404   404   404   200   200   200   200   200  never
picture=draft                     get  404   404   404   200   200   200   200   200
picture=draft                     get  404   404   404   404   404   200   200   200  public closed taken_out
"""
